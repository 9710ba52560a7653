import type { Backend, Reply, Request } from '../backend.ts';
import { invalidCredentials } from '../errors.ts';
import { userOf } from '../user.ts';

/** `GET /api/auth/sessions/current`: the account of the access token. */
export async function getCurrentUser(
  { caller }: Request<'getCurrentUser'>,
  backend: Backend,
): Promise<Reply<'getCurrentUser'>> {
  if (caller?.role !== 'authenticated') return invalidCredentials('User not authenticated');
  const account = await backend.accounts.findById(caller.subject);
  return account ? { status: 200, body: { user: userOf(account) } } : invalidCredentials('User not found');
}
