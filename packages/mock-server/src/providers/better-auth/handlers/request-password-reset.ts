import type { Backend, Reply, Request } from '../backend.ts';
import { baseUrlOf } from '../base-url.ts';
import { deliver } from '../deliver.ts';
import { resetMail } from '../emails.ts';
import { failure } from '../errors.ts';
import { newIdentifier } from '../identifiers.ts';
import { identifiers } from '../policy.ts';
import { findByEmail } from '../users.ts';
import { findVerification, linkIdentifier, writeVerification } from '../verifications.ts';

/** `POST /request-password-reset`: mails a link to the server, with the page that it redirects to. */
export async function requestPasswordReset(
  request: Request<'requestPasswordReset'>,
  backend: Backend,
): Promise<Reply<'requestPasswordReset'>> {
  const { options, random } = backend;
  const { email, redirectTo = '' } = request.body;
  if (!options.sendResetPassword) return failure(400, 'RESET_PASSWORD_DISABLED');
  const user = await findByEmail(backend, email);
  if (user) {
    const token = newIdentifier(random, identifiers.resetToken);
    const seconds = options.resetPasswordTokenExpiresIn;
    const written = await writeVerification(backend, linkIdentifier(token), user.id, seconds);
    const link = `${baseUrlOf(request, options)}/reset-password/${token}?callbackURL=${encodeURIComponent(redirectTo)}`;
    await deliver(backend, resetMail(user, link, token, written));
    // better-auth looks for a token that is not there, so that both answers take equally long. The look removes expired rows.
  } else await findVerification(backend, 'dummy-verification-token');
  const message = 'If this email exists in our system, check your email for the reset link';
  return { status: 200, body: { status: true, message } };
}
