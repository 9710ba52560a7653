import type { Backend, Reply, Request } from '../backend.ts';
import { emailDisabled, type Failure, failure, invalid, unexpectedFailure } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import { newUser } from '../new-user.ts';
import { openSession } from '../open-session.ts';
import { orUndo } from '../or-undo.ts';
import { passwordFailure } from '../password-failure.ts';
import type { UserRow } from '../rows.ts';
import { inventedUser, type User, userOf } from '../user.ts';
import { confirmed } from '../user-row.ts';
import { insertUser, removeUser, updateUser, userByEmail, userById } from '../users.ts';

type SignUp = Request<'signUp'>;
type SignUpReply = Reply<'signUp'>;

/** `POST /auth/v1/signup`: creates an account. It is confirmed at once, or by a mail, or anonymous. */
export async function signUp(request: SignUp, backend: Backend): Promise<SignUpReply> {
  const { options } = backend;
  const { email, phone, password, data = {} } = request.body;
  if (email === undefined && phone === undefined) return signUpAnonymously(request, backend);
  if (password === undefined) return invalid('Signup requires a valid password');
  const badPassword = passwordFailure(password, options);
  if (badPassword) return badPassword;
  if (email !== undefined && phone !== undefined)
    return invalid('Only an email address or phone number should be provided on signup.');
  const badChallenge = refusal(challengeIssue(request.body));
  if (badChallenge) return badChallenge;
  if (email === undefined) return failure(400, 'phone_provider_disabled', 'Phone signups are disabled');
  if (!options.externalEmailEnabled) return emailDisabled(400, 'signups');
  const badEmail = refusal(emailIssue(email));
  if (badEmail) return badEmail;
  const existing = await userByEmail(backend, email);
  if (existing) return answerExisting(request, existing, options.mailerAutoconfirm, backend);
  const row = newUser(backend, { email, password, userMetadata: data, isSignUp: true });
  if (await insertUser(backend, row)) {
    const winner = await userByEmail(backend, email);
    return winner ? answerExisting(request, winner, options.mailerAutoconfirm, backend) : notSaved();
  }
  if (options.mailerAutoconfirm) return confirmAndSignIn(request, row, backend, true);
  return mailConfirmation(request, row, backend, true);
}

/** Opens a session of an account without an address. */
async function signUpAnonymously({ body, baseUrl }: SignUp, backend: Backend): Promise<SignUpReply> {
  const row = newUser(backend, { email: '', userMetadata: body.data ?? {}, isAnonymous: true });
  if (await insertUser(backend, row)) return notSaved();
  return (await openSession(backend, row.id, 'anonymous', baseUrl)) ?? notSaved();
}

/**
 * Answers a sign-up for an existing account. Without autoconfirm the answer does not reveal the account; with it an
 * unconfirmed account is confirmed.
 */
async function answerExisting(
  request: SignUp,
  row: UserRow,
  autoconfirm: boolean,
  backend: Backend,
): Promise<SignUpReply> {
  const isConfirmed = row.emailConfirmedAt !== undefined;
  if (autoconfirm && isConfirmed) return failure(422, 'user_already_exists', 'User already registered');
  if (autoconfirm) return confirmAndSignIn(request, row, backend, false);
  if (isConfirmed) return { status: 200, body: inventedUser(backend, row, request.body.data ?? {}) };
  return mailConfirmation(request, row, backend, false);
}

async function confirmAndSignIn(
  { baseUrl }: SignUp,
  row: UserRow,
  backend: Backend,
  isNew: boolean,
): Promise<SignUpReply> {
  const now = backend.clock.now();
  await updateUser(backend, row.id, (before) => [confirmed(before, now), undefined]);
  const opened = await openSession(backend, row.id, 'password', baseUrl, { confirmedNow: true });
  if (!opened) return notSaved();
  return isNew ? { ...opened, body: { ...opened.body, user: withVerifiedIdentities(opened.body.user) } } : opened;
}

/** The account as the answer that creates it shows it: with verified identities. What is stored says otherwise. */
function withVerifiedIdentities(user: User): User {
  const identities = user.identities?.map((identity) => ({
    ...identity,
    identity_data: { ...identity.identity_data, email_verified: true },
  }));
  return { ...user, identities: identities ?? null };
}

function notSaved(): Failure<500, 'unexpected_failure'> {
  return unexpectedFailure('Database error saving new user');
}

/** Mails the confirmation. If the mail is refused, a new account is removed again. */
async function mailConfirmation(request: SignUp, row: UserRow, backend: Backend, isNew: boolean): Promise<SignUpReply> {
  const mail = { kind: 'confirmation', template: 'confirmation', type: 'signup', method: 'email/signup' } as const;
  const send = () => mailAccount(backend, row, mail, request);
  const refused = await (isNew ? orUndo(send, () => removeUser(backend, row.id)) : send());
  if (refused) return refused;
  const sent = (await userById(backend, row.id)) ?? row;
  return { status: 200, body: sent.invitedAt === undefined ? userOf(sent) : withoutInviterData(userOf(sent)) };
}

/** The account as a sign-up shows it while an invitation is outstanding: without the inviter's data. */
function withoutInviterData(user: ReturnType<typeof userOf>): ReturnType<typeof userOf> {
  return { ...user, user_metadata: {}, identities: [] };
}
