import type { Backend, Reply, Request } from '../backend.ts';
import { setCookies } from '../cookies.ts';
import { findCurrent } from '../current-session.ts';
import { failure } from '../errors.ts';
import { findByEmail } from '../users.ts';
import { sendVerificationLink } from '../verification-links.ts';

/** `POST /send-verification-email`: mails a link that verifies an address. A function of the app that throws is a 500. */
export async function sendVerificationEmail(
  request: Request<'sendVerificationEmail'>,
  backend: Backend,
): Promise<Reply<'sendVerificationEmail'>> {
  const { email, callbackURL } = request.body;
  if (!backend.options.sendVerificationEmail) return failure(400, 'VERIFICATION_EMAIL_NOT_ENABLED');
  const { current, cookies } = await findCurrent(request, backend);
  const headers = setCookies(cookies);
  if (current && current.user.email !== email.toLowerCase()) return { ...failure(400, 'EMAIL_MISMATCH'), headers };
  if (current?.user.emailVerified) return { ...failure(400, 'EMAIL_ALREADY_VERIFIED'), headers };
  const user = current?.user ?? (await findByEmail(backend, email));
  const isSent = !user || user.emailVerified || (await sendVerificationLink(request, backend, user, callbackURL));
  return isSent ? { status: 200, headers, body: { status: true } } : { status: 500 };
}
