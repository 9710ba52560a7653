import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { updateTenancy, withUser } from '../tenancy.ts';
import { tryCode } from '../verification-codes.ts';

/** `POST /contact-channels/verify`: uses the code up, then looks for exactly the address that was typed. */
export async function verifyEmail({ body }: Request<'verifyEmail'>, backend: Backend): Promise<Reply<'verifyEmail'>> {
  const { id } = authOf(backend).project.shown;
  const tried = await tryCode(backend, id, 'verification', body.code, 'use');
  if ('refusal' in tried) return tried.refusal;
  const { userId, email } = tried.data;
  const now = backend.clock.now();
  const isVerified = await updateTenancy(backend, id, { user: userId }, (tenancy) => {
    const user = tenancy.users[userId];
    if (!user?.channels.some(({ value }) => value === email)) return [tenancy, false];
    const channels = user.channels.map((one) => (one.value === email ? { ...one, isVerified: true } : one));
    return [withUser(tenancy, { ...user, channels, updatedAt: now }), true];
  });
  if (isVerified) return { status: 200, body: { success: true } };
  return { status: 400, body: 'Contact channel not found. Was your contact channel deleted?' };
}
