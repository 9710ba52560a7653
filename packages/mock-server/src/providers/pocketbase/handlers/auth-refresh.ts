import type { Backend, Reply, Request } from '../backend.ts';
import { bearerIn } from '../bearer.ts';
import { noSession } from '../errors.ts';
import { viewOf } from '../record-view.ts';
import { findById } from '../records.ts';
import { sessionOf } from '../session.ts';
import { claimsOf } from '../tokens.ts';

/** `POST /api/collections/{collection}/auth-refresh`: another token for a session, or the same one where a superuser has made it. */
export async function authRefresh(
  { caller, headers }: Request<'authRefresh'>,
  backend: Backend,
): Promise<Reply<'authRefresh'>> {
  const record = caller && (await findById(backend, backend.collection.id, caller.subject));
  if (!record) return noSession();
  const token = bearerIn(headers);
  if (claimsOf(token)['refreshable'] === true) return { status: 200, body: sessionOf(backend, record) };
  return { status: 200, body: { record: viewOf(record, backend.collection), token } };
}
