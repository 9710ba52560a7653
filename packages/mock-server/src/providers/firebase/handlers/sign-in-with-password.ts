import { isEmail } from '../addresses.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { notImplemented, refused } from '../errors.ts';
import { countSignIn, forgetSignIns } from '../limits.ts';
import { hidesAccounts } from '../options.ts';
import { gapToPolicy, isPasswordOf } from '../passwords.ts';
import { issueTokens } from '../tokens.ts';
import { passwordProvider } from '../user.ts';
import { findByEmail, updateUser } from '../users.ts';

/** `POST /v1/accounts:signInWithPassword`. */
export async function signInWithPassword(
  { body }: Request<'signInWithPassword'>,
  backend: Backend,
): Promise<Reply<'signInWithPassword'>> {
  const { email: given, password } = body;
  if (!backend.options.allowPasswordSignup) return refused('PASSWORD_LOGIN_DISABLED');
  if (given === undefined) return refused('MISSING_EMAIL');
  if (!isEmail(given)) return refused('INVALID_EMAIL');
  if (!password) return refused('MISSING_PASSWORD');
  const undone = backend.options.service === 'emulator' ? undoneIn(body) : undefined;
  if (undone) return notImplemented(undone);
  const email = given.toLowerCase();
  const limited = await countSignIn(backend, email);
  if (limited) return limited;
  const hides = hidesAccounts(backend.options);
  const user = await findByEmail(backend, email);
  if (!user) return refused(hides ? 'INVALID_LOGIN_CREDENTIALS' : 'EMAIL_NOT_FOUND');
  if (user.disabled) return refused('USER_DISABLED');
  if (!isPasswordOf(user, password)) return refused(hides ? 'INVALID_LOGIN_CREDENTIALS' : 'INVALID_PASSWORD');
  await forgetSignIns(backend, email);
  const gap = backend.options.passwordPolicy.forceUpgradeOnSignin && gapToPolicy(backend, password);
  if (gap) return gap;
  const { localId, displayName } = user;
  await updateUser(backend, localId, { lastLoginAt: String(backend.clock.now()) });
  const tokens = await issueTokens(backend, user, { provider: passwordProvider });
  return {
    status: 200,
    body: {
      kind: 'identitytoolkit#VerifyPasswordResponse',
      registered: true,
      localId,
      email,
      ...(backend.options.service === 'hosted' && { displayName: displayName ?? '' }),
      ...tokens,
    },
  };
}

function undoneIn({
  captchaResponse,
  captchaChallenge,
  idToken,
  pendingIdToken,
}: Request<'signInWithPassword'>['body']): string | undefined {
  if (captchaResponse || captchaChallenge) return 'captcha unimplemented';
  if (!idToken && !pendingIdToken) return undefined;
  return 'idToken / pendingIdToken is no longer in use and unsupported by the Auth Emulator.';
}
