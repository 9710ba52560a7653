import { accountOfCaller, adminTokenName } from '../api-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { makeResetLink } from '../make-reset-link.ts';

/** `POST /api/admin/user-admin/reset-password`: returns a reset link, and mails it too. `id` is an address. */
export async function resetUserPassword(
  { body, baseUrl, caller }: Request<'resetUserPassword'>,
  backend: Backend,
): Promise<Reply<'resetUserPassword'>> {
  const admin = await accountOfCaller(backend, caller);
  const createdBy = admin ? (admin.username ?? admin.email ?? '') : adminTokenName;
  const made = await makeResetLink(backend, { email: body.id, servedAt: baseUrl, createdBy });
  return 'refused' in made ? made.refused : { status: 200, body: { resetPasswordUrl: made.link } };
}
