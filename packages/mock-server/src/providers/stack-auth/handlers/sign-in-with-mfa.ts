import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError, unexpected } from '../errors.ts';
import { openSession } from '../sessions.ts';
import { readTenancy } from '../tenancy.ts';
import { totpAt } from '../totp.ts';
import { tryCode, useCode } from '../verification-codes.ts';

/** `POST /auth/mfa/sign-in`: a wrong TOTP counts as an attempt; the attempt code remains valid. */
export async function signInWithMfa(
  { body, baseUrl }: Request<'signInWithMfa'>,
  backend: Backend,
): Promise<Reply<'signInWithMfa'>> {
  const { project } = authOf(backend);
  const { id } = project.shown;
  const tried = await tryCode(backend, id, 'attempt', body.code, 'look');
  if ('refusal' in tried) return tried.refusal;
  const { userId } = tried.data;
  const user = (await readTenancy(backend, id, { users: [userId] })).users[userId];
  if (!user || user.totpSecret === null || !user.requiresTotp) return unexpected();
  if (body.totp !== totpAt(user.totpSecret, backend.clock.now())) return knownError('INVALID_TOTP_CODE');
  if (!(await useCode(backend, id, body.code))) return knownError('VERIFICATION_CODE_ALREADY_USED');
  const tokens = await openSession(backend, { project, userId: user.id, baseUrl });
  if (!tokens) return unexpected();
  return { status: 200, body: { ...tokens, is_new_user: tried.data.isNewUser, user_id: user.id } };
}
