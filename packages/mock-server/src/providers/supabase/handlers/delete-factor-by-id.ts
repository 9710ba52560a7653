import type { Backend, Reply, Request } from '../backend.ts';
import { factorNotFound } from '../errors.ts';
import { factorOf, withoutFactor } from '../factors.ts';
import { updateUser } from '../users.ts';

/** `DELETE /auth/v1/admin/users/{id}/factors/{factorId}`: deletes a factor, and answers with it. */
export async function deleteFactorById(
  { path }: Request<'deleteFactorById'>,
  backend: Backend,
): Promise<Reply<'deleteFactorById'>> {
  const factor = await updateUser(backend, path.id, (row) => {
    const present = row.factors.find(({ id }) => id === path.factorId);
    return [present ? withoutFactor(row, present.id) : row, present];
  });
  return factor ? { status: 200, body: factorOf(factor) } : factorNotFound();
}
