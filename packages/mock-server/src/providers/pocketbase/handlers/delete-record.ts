import type { Backend, Reply, Request } from '../backend.ts';
import { superusersName } from '../collections.ts';
import { failure } from '../errors.ts';
import { listRecords, removeRecord } from '../records.ts';
import { visibleRecord } from '../visible-record.ts';

/** `DELETE /api/collections/{collection}/records/{id}`: ends an account, with its links and its sessions. */
export async function deleteRecord(
  { path: { id }, caller }: Request<'deleteRecord'>,
  backend: Backend,
): Promise<Reply<'deleteRecord'>> {
  const found = await visibleRecord(backend, id, caller);
  if ('status' in found) return found;
  if (await isLastSuperuser(backend)) return failure(400, "You can't delete the only existing superuser.");
  await removeRecord(backend, found);
  return { status: 204 };
}

async function isLastSuperuser(backend: Backend): Promise<boolean> {
  const { id, name } = backend.collection;
  return name === superusersName && (await listRecords(backend, id)).length === 1;
}
