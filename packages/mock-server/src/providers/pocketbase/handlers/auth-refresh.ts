import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { findById } from '../records.ts';
import { sessionOf } from '../session.ts';

/** `POST /api/collections/{collection}/auth-refresh`: another token for a session. */
export async function authRefresh({ caller }: Request<'authRefresh'>, backend: Backend): Promise<Reply<'authRefresh'>> {
  const record = caller && (await findById(backend, backend.collection.id, caller.subject));
  if (!record) return failure(401, 'The request requires valid record authorization token.');
  return { status: 200, body: await sessionOf(backend, record) };
}
