import type { Backend, Reply, Request } from '../backend.ts';
import { setCookies } from '../cookies.ts';
import { failure } from '../errors.ts';
import { openAfterVerification } from '../open-after-verification.ts';
import { findByEmail, verifyUser } from '../users.ts';
import { readVerificationToken } from '../verification-links.ts';
import { withError } from '../with-error.ts';

/** `GET /verify-email`: where a link that verifies an address leads. It is good until it expires. */
export async function verifyEmail(request: Request<'verifyEmail'>, backend: Backend): Promise<Reply<'verifyEmail'>> {
  const { token, callbackURL } = request.query;
  const { options } = backend;
  const refuse = (code: 'INVALID_TOKEN' | 'TOKEN_EXPIRED' | 'USER_NOT_FOUND'): Reply<'verifyEmail'> =>
    callbackURL ? { status: 302, headers: { Location: withError(callbackURL, code, options) } } : failure(401, code);
  const read = await readVerificationToken(backend, token);
  if (!read) return refuse('INVALID_TOKEN');
  if (read.isOver) return refuse('TOKEN_EXPIRED');
  const { email, userId } = read.claims;
  const user = await findByEmail(backend, String(email));
  if (!user) return refuse('USER_NOT_FOUND');
  if (userId !== undefined && userId !== user.id) return refuse('INVALID_TOKEN');
  const isNew = !user.emailVerified;
  if (isNew) await verifyUser(backend, user.id);
  const opened =
    isNew && options.autoSignInAfterVerification ? await openAfterVerification(request, backend, user) : [];
  const headers = setCookies(opened);
  if (callbackURL) return { status: 302, headers: { Location: callbackURL, ...headers } };
  return { status: 200, headers, body: { status: true, user: null } };
}
