import type { Backend, Reply, Request } from '../backend.ts';
import { emailDisabled, failure, invalid, unexpectedFailure } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import { newUser } from '../new-user.ts';
import { insertUser, removeUser, userByEmail } from '../users.ts';

/** `POST /auth/v1/otp`: mails a link to sign in with, which is a recovery's token under another name; makes the account if need be. */
export async function signInWithOtp(
  request: Request<'signInWithOtp'>,
  backend: Backend,
): Promise<Reply<'signInWithOtp'>> {
  const { email, phone, create_user: createUser = true, data } = request.body;
  const { value: options } = await backend.options.state();
  const badChallenge = refusal(challengeIssue(request.body));
  if (badChallenge) return badChallenge;
  if (email === undefined && phone === undefined) return invalid('One of email or phone must be set');
  if (email === undefined) return failure(422, 'phone_provider_disabled', 'Phone logins are disabled');
  const existing = await userByEmail(backend, email);
  if (!existing && !createUser) return failure(422, 'otp_disabled', 'Signups not allowed for otp');
  if (!options.externalEmailEnabled) return emailDisabled(422, 'logins');
  const badEmail = refusal(emailIssue(email));
  if (badEmail) return badEmail;
  if (existing) return mailed(request, backend, existing, existing.emailConfirmedAt !== undefined);
  if (options.disableSignup) return failure(422, 'signup_disabled', 'Signups not allowed for this instance');
  const row = newUser(backend, { email, ...(data && { userMetadata: data }) });
  if (await insertUser(backend, row)) return unexpectedFailure('Database error saving new user');
  const reply = await mailed(request, backend, row, false);
  if (reply.status !== 200) await removeUser(backend, row.id);
  return reply;
}

/** An unconfirmed account is asked to confirm itself, which signs it in just the same. */
async function mailed(
  request: Request<'signInWithOtp'>,
  backend: Backend,
  row: Parameters<typeof mailAccount>[1],
  isConfirmed: boolean,
): Promise<Extract<Reply<'signInWithOtp'>, { status: 200 | 429 | 500 }>> {
  const mail = isConfirmed
    ? ({ kind: 'recovery', template: 'magicLink', type: 'magiclink', method: 'magiclink' } as const)
    : ({ kind: 'confirmation', template: 'confirmation', type: 'signup', method: 'email/signup' } as const);
  return (await mailAccount(backend, row, mail, request)) ?? { status: 200, body: {} };
}
