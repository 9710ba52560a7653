import type { Backend, Reply, Request } from '../backend.ts';
import { emailDisabled, failure, invalid, unexpectedFailure } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import type { MailFailure } from '../mail-token.ts';
import { newUser } from '../new-user.ts';
import { orUndo } from '../or-undo.ts';
import type { UserRow } from '../user-row.ts';
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
  const sent = { status: 200, body: {} } as const;
  if (existing) return (await mail(request, backend, existing)) ?? sent;
  if (options.disableSignup) return failure(422, 'signup_disabled', 'Signups not allowed for this instance');
  const row = newUser(backend, { email, ...(data && { userMetadata: data }) });
  if (await insertUser(backend, row)) return unexpectedFailure('Database error saving new user');
  const undo = () => removeUser(backend, row.id);
  return (await orUndo(() => mail(request, backend, row), undo)) ?? sent;
}

/** An unconfirmed account is asked to confirm itself, which signs it in just the same. */
function mail(request: Request<'signInWithOtp'>, backend: Backend, row: UserRow): Promise<MailFailure | undefined> {
  const confirmation = {
    kind: 'confirmation',
    template: 'confirmation',
    type: 'signup',
    method: 'email/signup',
  } as const;
  const magicLink = { kind: 'recovery', template: 'magicLink', type: 'magiclink', method: 'magiclink' } as const;
  return mailAccount(backend, row, row.emailConfirmedAt === undefined ? confirmation : magicLink, request);
}
