import type { Backend, Reply, Request } from '../backend.ts';
import { emailDisabled, type Failure, failure, invalid, signUpDisabled, unexpectedFailure } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import type { MailFailure } from '../mail-token.ts';
import { newUser, randomPassword } from '../new-user.ts';
import { openSession } from '../open-session.ts';
import { orUndo } from '../or-undo.ts';
import type { UserRow } from '../rows.ts';
import { confirmed } from '../user-row.ts';
import { insertUser, removeUser, updateUser, userByEmail, userById } from '../users.ts';

/**
 * `POST /auth/v1/otp`: mails a link to sign in with, whose token is a recovery token under another name. Creates the
 * account if necessary.
 */
export async function signInWithOtp(
  request: Request<'signInWithOtp'>,
  backend: Backend,
): Promise<Reply<'signInWithOtp'>> {
  const { email, phone, channel, create_user: createUser = true, data } = request.body;
  const { options } = backend;
  if (email !== undefined && phone !== undefined)
    return invalid('Only an email address or phone number should be provided');
  if (email !== undefined && channel !== undefined) return invalid('Channel should only be specified with Phone OTP');
  const badChallenge = refusal(challengeIssue(request.body));
  if (badChallenge) return badChallenge;
  if (email === undefined && phone === undefined) return invalid('One of email or phone must be set');
  if (email === undefined && !createUser) return otpDisabled();
  if (email === undefined) return failure(400, 'phone_provider_disabled', 'Unsupported phone provider');
  const existing = await userByEmail(backend, email);
  if (!existing && !createUser) return otpDisabled();
  if (!options.externalEmailEnabled) return emailDisabled(422, 'logins');
  const badEmail = refusal(emailIssue(email));
  if (badEmail) return badEmail;
  const sent = { status: 200, body: {} } as const;
  if (existing?.emailConfirmedAt !== undefined) return (await mail(request, backend, existing)) ?? sent;
  if (options.disableSignup) return signUpDisabled();
  const password = randomPassword(backend);
  const row = existing ?? newUser(backend, { email, password, userMetadata: data ?? {}, isSignUp: true });
  if (!existing && (await insertUser(backend, row))) return unexpectedFailure('Database error saving new user');
  if (options.mailerAutoconfirm)
    return (await mail(request, backend, await signUpAndMail(request, backend, row))) ?? sent;
  const send = () => mail(request, backend, row);
  return (await (existing ? send() : orUndo(send, () => removeUser(backend, row.id)))) ?? sent;
}

function otpDisabled(): Failure<422, 'otp_disabled'> {
  return failure(422, 'otp_disabled', 'Signups not allowed for otp');
}

/**
 * Signs up a new account. With autoconfirm, a session is opened that no one receives, and the link is mailed outside of
 * it.
 */
async function signUpAndMail({ baseUrl }: Request<'signInWithOtp'>, backend: Backend, row: UserRow): Promise<UserRow> {
  const now = backend.clock.now();
  await updateUser(backend, row.id, (before) => [confirmed(before, now), undefined]);
  await openSession(backend, row.id, 'password', baseUrl);
  return (await userById(backend, row.id)) ?? row;
}

/** Mails the link. An unconfirmed account gets a confirmation instead, which signs it in as well. */
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
