import type { Backend, Reply, Request } from '../backend.ts';
import { factorNotFound } from '../errors.ts';
import { factorOf, withChangedFactor } from '../factors.ts';
import { updateUser } from '../users.ts';

/** `PUT /auth/v1/admin/users/{id}/factors/{factorId}`: renames a factor. */
export async function updateFactorById(
  { path, body }: Request<'updateFactorById'>,
  backend: Backend,
): Promise<Reply<'updateFactorById'>> {
  const { friendly_name: friendlyName } = body;
  const now = backend.clock.now();
  const factor = await updateUser(backend, path.id, (row) => {
    const before = row.factors.find(({ id }) => id === path.factorId);
    if (!before || friendlyName === undefined) return [row, before];
    const after = { ...before, friendlyName, updatedAt: now };
    return [withChangedFactor(row, after), after];
  });
  return factor ? { status: 200, body: factorOf(factor) } : factorNotFound();
}
