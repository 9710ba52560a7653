import type { Account } from '../../../core/accounts.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { adminRole } from '../credentials.ts';
import { failure, hintedFailure, invalidInput, nextActions, signupDisabled } from '../errors.ts';
import { mailCode, mailLink } from '../mail-secret.ts';
import { openSession } from '../open-session.ts';
import type { InsforgeOptions } from '../options.ts';
import { policySentence, satisfiesPolicy } from '../password-policy.ts';
import { redirectFailure } from '../send-to-account.ts';
import { accessToken } from '../sessions.ts';
import { userOf } from '../user.ts';

type SignUp = Request<'signUp'>;
type SignUpReply = Reply<'signUp'>;

/** `POST /api/auth/users`: creates an account. It is signed in at once unless its e-mail must be verified first. */
export async function signUp(request: SignUp, backend: Backend): Promise<SignUpReply> {
  const { body, caller } = request;
  const { options } = backend;
  const byAdmin = caller?.role === adminRole;
  if (options.disableSignup && !byAdmin) return signupDisabled();
  if (!satisfiesPolicy(body.password, options)) return invalidInput(policySentence(options));
  const refused =
    needsLink(options) && !byAdmin ? await redirectFailure(backend, 'VERIFY_EMAIL', body.redirectTo) : undefined;
  if (refused) return refused;
  const account = newAccount(request, backend, byAdmin && body.autoConfirm === true);
  if (!(await insert(backend, account))) return failure(409, 'AUTH_EMAIL_EXISTS', 'User already exists');
  backend.noteAccount({ email: account.email, change: 'made' });
  if (byAdmin) return createdByAdmin(backend, account, options);
  return options.requireEmailVerification
    ? mailVerification(request, backend, options)
    : signedIn(request, backend, account);
}

function needsLink({ requireEmailVerification, verifyEmailMethod }: InsforgeOptions): boolean {
  return requireEmailVerification && verifyEmailMethod === 'link';
}

function newAccount({ body }: SignUp, { clock, random }: Backend, emailVerified: boolean): Account {
  const now = clock.now();
  const { email, password, name } = body;
  return {
    id: random.uuid(),
    email,
    password,
    emailVerified,
    ...(name !== undefined && { name }),
    providers: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** Secrets that are outstanding for the e-mail remain: an old reset token resets the new account's password. */
async function insert({ accounts }: Backend, account: Account): Promise<boolean> {
  // What is refused leaves no hint behind.
  if (await accounts.find(account.email)) return false;
  await accounts.indexAccount(account.id, account.email);
  return accounts.update(account.email, (address) =>
    address.account ? [address, false] : [{ ...address, account }, true],
  );
}

async function createdByAdmin(backend: Backend, account: Account, options: InsforgeOptions): Promise<SignUpReply> {
  if (options.requireEmailVerification) {
    return { status: 200, body: { accessToken: null, requireEmailVerification: !account.emailVerified } };
  }
  const token = await accessToken(backend, { sub: account.id, email: account.email, role: 'authenticated' });
  return { status: 200, body: { user: userOf(account), accessToken: token, requireEmailVerification: false } };
}

async function mailVerification(
  { body, baseUrl }: SignUp,
  backend: Backend,
  options: InsforgeOptions,
): Promise<SignUpReply> {
  const failed =
    needsLink(options) && body.redirectTo !== undefined
      ? await mailLink(backend, 'VERIFY_EMAIL', body.email, body.redirectTo, baseUrl)
      : await mailCode(backend, 'VERIFY_EMAIL', body.email);
  if (!failed) return { status: 200, body: { accessToken: null, requireEmailVerification: true } };
  return hintedFailure(
    failed.status === 429 ? 429 : 500,
    'AUTH_VERIFICATION_EMAIL_DELIVERY_FAILED',
    'The user account was created, but the verification email could not be sent.',
    nextActions.resendVerification,
  );
}

async function signedIn(request: SignUp, backend: Backend, account: Account): Promise<SignUpReply> {
  const { body, headers } = await openSession(backend, account, request);
  const { user, accessToken: token, ...rest } = body;
  return { status: 200, headers, body: { user, accessToken: token, requireEmailVerification: false, ...rest } };
}
