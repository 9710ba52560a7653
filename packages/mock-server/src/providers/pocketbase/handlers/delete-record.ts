import type { Backend, Reply, Request } from '../backend.ts';
import { removeRecord } from '../records.ts';
import { visibleRecord } from '../visible-record.ts';

/** `DELETE /api/collections/{collection}/records/{id}`: ends an account, with its links and its sessions. */
export async function deleteRecord(
  { path: { id }, caller }: Request<'deleteRecord'>,
  backend: Backend,
): Promise<Reply<'deleteRecord'>> {
  const found = await visibleRecord(backend, id, caller);
  if ('status' in found) return found;
  await removeRecord(backend, found);
  return { status: 204 };
}
