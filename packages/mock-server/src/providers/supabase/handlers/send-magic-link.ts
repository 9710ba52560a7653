import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailSignIn } from '../mail-sign-in.ts';

/** `POST /auth/v1/magiclink`: mails a link to sign in with, as the newer `/otp` does. */
export async function sendMagicLink(
  request: Request<'sendMagicLink'>,
  backend: Backend,
): Promise<Reply<'sendMagicLink'>> {
  const { email } = request.body;
  if (email === undefined) return failure(422, 'validation_failed', 'Password recovery requires an email');
  const refused = refusal(emailIssue(email)) ?? refusal(challengeIssue(request.body));
  return refused ?? mailSignIn(request, email, backend);
}
