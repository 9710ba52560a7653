import type { Backend, Reply, Request } from '../backend.ts';
import { idOutOfRangeInUpdate, noSuchUser } from '../database-errors.ts';
import { unknownError } from '../errors.ts';
import { weakness } from '../password-rules.ts';
import { endSessionsOf } from '../sessions.ts';
import { findRow, updateUser, withPassword } from '../users.ts';

/** `POST /api/admin/user-admin/{id}/change-password`: sets any strong password, also for deleted accounts. */
export async function changeUserPassword(
  { path, body }: Request<'changeUserPassword'>,
  backend: Backend,
): Promise<Reply<'changeUserPassword'>> {
  const weak = weakness(body.password);
  if (weak) return weak;
  const id = Number(path.id);
  const unstorable = idOutOfRangeInUpdate(id);
  if (unstorable !== undefined) return unknownError(unstorable);
  if (!(await findRow(backend, id))) return unknownError(noSuchUser);
  await updateUser(backend, id, (row) => withPassword(row, body.password));
  await endSessionsOf(backend, id);
  return { status: 200 };
}
