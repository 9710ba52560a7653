import type { Backend, Reply, Request } from '../backend.ts';
import { banned, emailDisabled, type Failure, failure, invalid } from '../errors.ts';
import { openSession } from '../open-session.ts';
import { weaknessOf } from '../password-rules.ts';
import { isBanned } from '../user-row.ts';
import { userByEmail } from '../users.ts';

/**
 * `grant_type=password`. The address need not be well-formed. An unknown address and a wrong password get the same
 * answer.
 */
export async function passwordGrant({ body, baseUrl }: Request<'token'>, backend: Backend): Promise<Reply<'token'>> {
  const { email, phone, password } = body;
  const { options } = backend;
  if (email !== undefined && phone !== undefined)
    return invalid('Only an email address or phone number should be provided on login.');
  if (email !== undefined && !options.externalEmailEnabled) return emailDisabled(422, 'logins');
  if (phone !== undefined) return failure(422, 'phone_provider_disabled', 'Phone logins are disabled');
  if (email === undefined) return invalid('missing email or phone');
  const row = await userByEmail(backend, email);
  if (row?.password === undefined) return invalidCredentials();
  if (isBanned(row, backend.clock.now())) return banned(400);
  if (password !== row.password) return invalidCredentials();
  if (row.emailConfirmedAt === undefined) return failure(400, 'email_not_confirmed', 'Email not confirmed');
  const weakness = weaknessOf(password, options) ?? null;
  return (await openSession(backend, row.id, 'password', baseUrl, { weakness })) ?? invalidCredentials();
}

function invalidCredentials(): Failure<400, 'invalid_credentials'> {
  return failure(400, 'invalid_credentials', 'Invalid login credentials');
}
