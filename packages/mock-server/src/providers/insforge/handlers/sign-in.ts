import { type AccountChange, accountChange } from '../../../core/account-change.ts';
import type { Account } from '../../../core/accounts.ts';
import { sameToBcrypt } from '../../../core/bcrypt.ts';
import { consume } from '../../../core/tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { checkCode } from '../check-code.ts';
import { hintedFailure, invalidCode, nextActions, signupDisabled, unauthorized } from '../errors.ts';
import { openSession } from '../open-session.ts';
import { withSecret } from '../secrets.ts';

type SignIn = Request<'signIn'>;
type SignInReply = Reply<'signIn'>;

/** `POST /api/auth/sessions`: signs in by password or by a mailed code. */
export function signIn(request: SignIn, backend: Backend): Promise<SignInReply> {
  const { body } = request;
  return body.method === 'otp' ? byCode(request, body, backend) : byPassword(request, body, backend);
}

async function byPassword(
  request: SignIn,
  { email, password }: { email: string; password: string },
  backend: Backend,
): Promise<SignInReply> {
  const account = await backend.accounts.find(email);
  if (account?.password === undefined || !sameToBcrypt(account.password, password))
    return unauthorized('Invalid credentials');
  const { requireEmailVerification } = backend.options;
  if (requireEmailVerification && !account.emailVerified) {
    return hintedFailure(403, 'FORBIDDEN', 'Email verification required', nextActions.verifyEmail);
  }
  return { status: 200, ...(await openSession(backend, account, request)) };
}

interface CodeForm {
  readonly email: string;
  readonly otp: string;
  readonly name?: string;
}

async function byCode(request: SignIn, { email, otp, name }: CodeForm, backend: Backend): Promise<SignInReply> {
  const now = backend.clock.now();
  const accepted = await backend.accounts.update(email, (address) =>
    checkCode(address, 'SIGN_IN', otp, now, (owner) => [
      withSecret(owner, 'SIGN_IN', consume({ kind: 'code', value: otp, expiresAt: now, attempts: 0 }, now)),
      true,
    ]),
  );
  if (!accepted) return invalidCode();
  const account = await accountFor(email, name, backend);
  return account ? { status: 200, ...(await openSession(backend, account, request)) } : signupDisabled();
}

/**
 * The account for a mailed code. A new e-mail gets an account; an unverified one is verified and loses its password.
 * This is the only place that finds accounts by e-mail regardless of case; the oldest match counts.
 */
async function accountFor(email: string, name: string | undefined, backend: Backend): Promise<Account | undefined> {
  const { disableSignup } = backend.options;
  const now = backend.clock.now();
  const id = backend.random.uuid();
  const alike = await backend.accounts.findInAnyCase(email);
  const match = alike?.email.toLowerCase() === email ? alike : undefined;
  if (!match && !disableSignup) await backend.accounts.indexAccount(id, email);
  let change: AccountChange | undefined;
  const account = await backend.accounts.update<Account | undefined>(match?.email ?? email, (address) => {
    const { account: before } = address;
    if (!before && disableSignup) return [address, undefined];
    const owner = before ? verifiedByMail(before, now) : newAccount(id, email, name, now);
    const made = { ...owner, providers: [...new Set([...owner.providers, 'email'])] };
    change = accountChange(before && known(before), known(made));
    return [{ ...address, account: made }, made];
  });
  backend.noteAccount(change);
  return account;
}

function known({ email, password }: Account): { readonly email: string; readonly password: string | undefined } {
  return { email, password };
}

function verifiedByMail(account: Account, now: number): Account {
  if (account.emailVerified) return account;
  const { password: _dropped, ...rest } = account;
  return { ...rest, emailVerified: true, updatedAt: now };
}

function newAccount(id: string, email: string, name: string | undefined, now: number): Account {
  return {
    id,
    email,
    emailVerified: true,
    ...(name !== undefined && { name }),
    providers: [],
    createdAt: now,
    updatedAt: now,
  };
}
