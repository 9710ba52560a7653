import type { Backend, Reply, Request } from '../backend.ts';
import { banned, failure, invalid, linkExpired, otpExpired, unexpectedFailure } from '../errors.ts';
import { emailIssue } from '../field-issues.ts';
import { notifyFormerAddress } from '../notify.ts';
import { sessionReply } from '../open-session.ts';
import { phoneIssue } from '../phone.ts';
import { pkcePrefix, tokenHash } from '../recovery-token.ts';
import { type FoundToken, findToken, firstAccepted, isKnownType, useToken } from '../use-token.ts';
import { isBanned } from '../user-row.ts';
import { isOfAudience, userByEmail } from '../users.ts';

type Verify = Request<'verifyOtp'>;
type VerifyReply = Reply<'verifyOtp'>;

/** `POST /auth/v1/verify`: a session for the token of a link, or for an address and the digits mailed to it. */
export function verifyOtp(request: Verify, backend: Backend): Promise<VerifyReply> {
  const { token, token_hash: hash } = request.body;
  if ((token === undefined) === (hash === undefined))
    return Promise.resolve(invalid('Verify requires either a token or a token hash'));
  return hash === undefined ? byDigits(request, backend, token ?? '') : byHash(request, backend, hash);
}

async function byHash(request: Verify, backend: Backend, hash: string): Promise<VerifyReply> {
  const { type, email, phone, redirect_to: redirectTo } = request.body;
  if (email !== undefined || phone !== undefined || redirectTo !== undefined)
    return invalid('Only the token_hash and type should be provided');
  if (!isKnownType(type)) return invalid('Invalid email verification type');
  if (hash.includes('\0')) return unexpectedFailure('Database error finding user from email link');
  const found = await findToken(backend, type, [hash]);
  return found ? answer(request, backend, found, linkExpired()) : linkExpired();
}

async function byDigits(request: Verify, backend: Backend, otp: string): Promise<VerifyReply> {
  const { type, email, phone } = request.body;
  if ((email === undefined) === (phone === undefined))
    return invalid('Only an email address or phone number should be provided on verify');
  if (email === undefined) {
    const issue = phoneIssue(phone ?? '');
    return issue === undefined ? otpExpired() : invalid(issue);
  }
  if (emailIssue(email) !== undefined) return failure(422, 'validation_failed', 'Invalid email format');
  const owner = await userByEmail(backend, email);
  if (owner && isBanned(owner, backend.clock.now())) return banned(403);
  const hash = tokenHash(email, otp);
  const found = await findToken(backend, type, [hash, `${pkcePrefix}${hash}`]);
  if (!found || !isOfAudience(backend, found.row)) return otpExpired();
  return answer(request, backend, found, otpExpired());
}

async function answer(
  request: Verify,
  backend: Backend,
  found: FoundToken,
  expired: ReturnType<typeof otpExpired>,
): Promise<VerifyReply> {
  const used = await useToken(backend, found, request.body.type, false, expired);
  if ('code' in used) return expired;
  if ('accepted' in used) return { status: 200, body: { code: '200', msg: firstAccepted } };
  if ('status' in used) return used.status === 403 ? used : expired;
  await notifyFormerAddress(backend, found, used, request);
  return sessionReply(backend, used.row, used.session, request.baseUrl);
}
