import type { Backend } from './backend.ts';
import { type Failure, signUpDisabled, unexpectedFailure } from './errors.ts';
import { type MailingRequest, mailAccount } from './mail-account.ts';
import type { MailFailure } from './mail-token.ts';
import { newUser, randomPassword } from './new-user.ts';
import { openSession } from './open-session.ts';
import { orUndo } from './or-undo.ts';
import type { Metadata, UserRow } from './rows.ts';
import { confirmed } from './user-row.ts';
import { insertUser, removeUser, updateUser, userByEmail, userById } from './users.ts';

/** A request for a link to sign in with. `data` is for a new account. */
interface SignInRequest extends MailingRequest {
  readonly body: MailingRequest['body'] & { readonly data?: Metadata };
}

type SignInReply =
  | { readonly status: 200; readonly body: Record<string, never> }
  | MailFailure
  | Failure<422, 'signup_disabled'>;

/** Mails a link to sign in with. An address without an account gets one. */
export async function mailSignIn(request: SignInRequest, email: string, backend: Backend): Promise<SignInReply> {
  const { options } = backend;
  const existing = await userByEmail(backend, email);
  const sent = { status: 200, body: {} } as const;
  if (existing?.emailConfirmedAt !== undefined) return (await mail(request, backend, existing)) ?? sent;
  if (options.disableSignup) return signUpDisabled();
  const password = randomPassword(backend);
  const row = existing ?? newUser(backend, { email, password, userMetadata: request.body.data ?? {}, isSignUp: true });
  if (!existing && (await insertUser(backend, row))) return unexpectedFailure('Database error saving new user');
  if (options.mailerAutoconfirm)
    return (await mail(request, backend, await signUpAndMail(request, backend, row))) ?? sent;
  const send = () => mail(request, backend, row);
  return (await (existing ? send() : orUndo(send, () => removeUser(backend, row.id)))) ?? sent;
}

/**
 * Signs up a new account. With autoconfirm, a session is opened that no one receives, and the link is mailed outside of
 * it.
 */
async function signUpAndMail({ baseUrl }: SignInRequest, backend: Backend, row: UserRow): Promise<UserRow> {
  const now = backend.clock.now();
  await updateUser(backend, row.id, (before) => [confirmed(before, now), undefined]);
  await openSession(backend, row.id, 'password', baseUrl);
  return (await userById(backend, row.id)) ?? row;
}

/** Mails the link. An unconfirmed account gets a confirmation instead, which signs it in as well. */
function mail(request: SignInRequest, backend: Backend, row: UserRow): Promise<MailFailure | undefined> {
  const confirmation = {
    kind: 'confirmation',
    template: 'confirmation',
    type: 'signup',
    method: 'email/signup',
  } as const;
  const magicLink = { kind: 'recovery', template: 'magicLink', type: 'magiclink', method: 'magiclink' } as const;
  return mailAccount(backend, row, row.emailConfirmedAt === undefined ? confirmation : magicLink, request);
}
