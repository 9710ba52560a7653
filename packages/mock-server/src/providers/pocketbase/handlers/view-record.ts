import type { Backend, Reply, Request } from '../backend.ts';
import { viewOf } from '../record-view.ts';
import { visibleRecord } from '../visible-record.ts';

/** `GET /api/collections/{collection}/records/{id}`: an account, for itself and for superusers. */
export async function viewRecord(
  { path: { id }, caller }: Request<'viewRecord'>,
  backend: Backend,
): Promise<Reply<'viewRecord'>> {
  const found = await visibleRecord(backend, id, caller);
  return 'status' in found ? found : { status: 200, body: viewOf(found, backend.collection) };
}
