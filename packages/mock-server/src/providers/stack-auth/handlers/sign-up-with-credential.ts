import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { countryOf } from '../country.ts';
import { verificationMail } from '../emails.ts';
import { knownError, passwordTooShort, unexpected } from '../errors.ts';
import { isHashable } from '../password.ts';
import { passwords } from '../policy.ts';
import { redirectFailure } from '../redirect-failure.ts';
import { openSession } from '../sessions.ts';
import { signUp } from '../sign-up.ts';
import { challengeFailure, ruleFailure } from '../sign-up-checks.ts';
import type { User } from '../users.ts';
import { issueCode } from '../verification-codes.ts';

type SignUpRequest = Request<'signUpWithCredential'>;

/**
 * `POST /auth/password/sign-up`: creates an account with a password and signs it in. Mails a link if the address is to
 * be verified.
 */
export async function signUpWithCredential(
  request: SignUpRequest,
  backend: Backend,
): Promise<Reply<'signUpWithCredential'>> {
  const { body, baseUrl } = request;
  const { project, user: caller } = authOf(backend);
  const { options } = backend;
  const { config } = project.shown;
  if (!config.credential_enabled) return knownError('PASSWORD_AUTHENTICATION_NOT_ENABLED');
  const callbackUrl = body.verification_callback_url;
  const refused = callbackUrl === undefined ? undefined : redirectFailure(backend, project, callbackUrl);
  if (refused) return refused;
  if (!config.sign_up_enabled) return knownError('SIGN_UP_NOT_ENABLED');
  if (body.password.length < passwords.minLength) return passwordTooShort();
  const stopped = challengeFailure(body, options) ?? ruleFailure(options);
  if (stopped) return stopped;
  if (!isHashable(body.password)) return unexpected();
  const traits = { password: { text: body.password }, ...countryOf(request.headers) };
  const made = await signUp(backend, { project, email: body.email, traits, isVerified: false, caller });
  if ('status' in made) return made;
  if (callbackUrl !== undefined) await mailVerification(body.email, callbackUrl, made, backend);
  const tokens = await openSession(backend, { project, userId: made.id, baseUrl });
  if (!tokens) return unexpected();
  const { access_token, refresh_token } = tokens;
  return { status: 200, body: { access_token, refresh_token, user_id: made.id } };
}

/**
 * Mails the link. Its code is for the address as it was typed: with capital letters, the link will not find the
 * address.
 */
async function mailVerification(email: string, callbackUrl: string, user: User, backend: Backend): Promise<void> {
  const { id, display_name } = authOf(backend).project.shown;
  const issued = await issueCode(backend, id, 'verification', { userId: user.id, email });
  await backend.outbox.send(
    verificationMail({ ...issued, to: email, project: display_name, callbackUrl }, user.displayName),
  );
}
