import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { verificationMail } from '../emails.ts';
import { knownError } from '../errors.ts';
import { redirectFailure } from '../redirect-failure.ts';
import { primaryOf } from '../users.ts';
import { issueCode } from '../verification-codes.ts';

/**
 * `POST /contact-channels/send-verification-code`: mails a link to the primary address of the signed-in user. Validation
 * has refused requests without a user.
 */
export async function sendVerificationEmail(
  { body }: Request<'sendVerificationEmail'>,
  backend: Backend,
): Promise<Reply<'sendVerificationEmail'>> {
  const { project, user } = authOf(backend);
  const primary = user && primaryOf(user);
  if (!user || primary?.value !== body.email)
    return knownError('EMAIL_IS_NOT_PRIMARY_EMAIL', { email: body.email, primary_email: primary?.value ?? null });
  if (primary.isVerified) return knownError('EMAIL_ALREADY_VERIFIED');
  const refused = redirectFailure(backend, project, body.callback_url);
  if (refused) return refused;
  const { id, display_name } = project.shown;
  const issued = await issueCode(backend, id, 'verification', { userId: user.id, email: primary.value });
  const content = { ...issued, to: primary.value, project: display_name, callbackUrl: body.callback_url };
  await backend.outbox.send(verificationMail(content, user.displayName));
  return { status: 200, body: { success: true } };
}
