import type { Backend, Reply, Request } from '../backend.ts';
import { makeResetLink } from '../make-reset-link.ts';
import { systemUser } from '../policy.ts';

/**
 * `POST /auth/reset/password-email`: mails a reset link. An unknown address gets 404, which reveals who has an account.
 */
export async function sendResetPasswordEmail(
  { body, baseUrl }: Request<'sendResetPasswordEmail'>,
  backend: Backend,
): Promise<Reply<'sendResetPasswordEmail'>> {
  const made = await makeResetLink(backend, { email: body.email, servedAt: baseUrl, createdBy: systemUser });
  return 'refused' in made ? made.refused : { status: 200 };
}
