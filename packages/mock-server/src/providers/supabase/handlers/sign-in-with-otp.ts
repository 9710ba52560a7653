import type { Backend, Reply, Request } from '../backend.ts';
import { type Failure, failure, invalid } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailSignIn } from '../mail-sign-in.ts';
import { mailedSignInsFailure } from '../mailed-sign-ins-failure.ts';
import { userByEmail } from '../users.ts';

/**
 * `POST /auth/v1/otp`: mails a link to sign in with, whose token is a recovery token under another name. Creates the
 * account if necessary.
 */
export async function signInWithOtp(
  request: Request<'signInWithOtp'>,
  backend: Backend,
): Promise<Reply<'signInWithOtp'>> {
  const { email, phone, channel, create_user: createUser = true } = request.body;
  if (email !== undefined && phone !== undefined)
    return invalid('Only an email address or phone number should be provided');
  if (email !== undefined && channel !== undefined) return invalid('Channel should only be specified with Phone OTP');
  const badChallenge = refusal(challengeIssue(request.body));
  if (badChallenge) return badChallenge;
  if (email === undefined && phone === undefined) return invalid('One of email or phone must be set');
  if (email === undefined && !createUser) return otpDisabled();
  if (email === undefined) return failure(400, 'phone_provider_disabled', 'Unsupported phone provider');
  if (!createUser && !(await userByEmail(backend, email))) return otpDisabled();
  const refused = mailedSignInsFailure(backend.options) ?? refusal(emailIssue(email));
  return refused ?? mailSignIn(request, email, backend);
}

function otpDisabled(): Failure<422, 'otp_disabled'> {
  return failure(422, 'otp_disabled', 'Signups not allowed for otp');
}
