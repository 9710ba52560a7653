import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { signInMail } from '../emails.ts';
import { codes } from '../policy.ts';
import { redirectFailure } from '../redirect-failure.ts';
import { mailSignIn } from '../sign-in-by-mail.ts';
import { challengeFailure } from '../sign-up-checks.ts';
import { findByAuthEmail, updateUserRow } from '../tenancy.ts';
import { issueCode } from '../verification-codes.ts';

/** `POST /auth/otp/send-sign-in-code`: returns the code without its first six characters, which only the mail has. */
export async function sendMagicLinkEmail(
  { body }: Request<'sendMagicLinkEmail'>,
  backend: Backend,
): Promise<Reply<'sendMagicLinkEmail'>> {
  const { project } = authOf(backend);
  const { id, display_name, config } = project.shown;
  if (!config.magic_link_enabled) return { status: 403, body: 'OTP sign-in is not enabled for this project' };
  const found = mailSignIn(await findByAuthEmail(backend, id, body.email), project, body.email);
  if ('refusal' in found) return found.refusal;
  // The request alone enables sign-in by mail for the user.
  if (found.user && !found.user.otp)
    await updateUserRow(backend, id, found.user.id, (user) => ({ ...user, otp: true }));
  const refused = challengeFailure(body, backend.options) ?? redirectFailure(backend, project, body.callback_url);
  if (refused) return refused;
  const issued = await issueCode(backend, id, 'otp', { email: body.email });
  const content = { ...issued, to: body.email, project: display_name, callbackUrl: body.callback_url };
  await backend.outbox.send(signInMail(content));
  return { status: 200, body: { nonce: issued.code.slice(codes.otpLength) } };
}
