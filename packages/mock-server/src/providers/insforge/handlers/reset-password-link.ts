import type { Backend, Reply, Request } from '../backend.ts';
import { invalidInput, invalidToken, redirectNotAllowed } from '../errors.ts';
import { redirectAllowed } from '../redirect-allow-list.ts';
import { redirectUrl } from '../redirect-url.ts';

/**
 * `GET /api/auth/email/reset-password-link`: redirects to the stored target, with the token. It changes nothing and
 * does not check whether the token has expired or was used: an expired link is `ready` too, and only the reset itself
 * refuses it.
 */
export async function resetPasswordLink(
  { query: { token } }: Request<'resetPasswordLink'>,
  backend: Backend,
): Promise<Reply<'resetPasswordLink'>> {
  const email = await backend.accounts.findBySecret('RESET_PASSWORD', token);
  if (email === undefined) return invalidToken();
  const { redirectTo } = (await backend.accounts.address(email)).secrets['RESET_PASSWORD'] ?? {};
  if (redirectTo === undefined) return invalidInput('No redirect target configured for this reset link');
  const { options } = backend;
  if (!(await redirectAllowed(redirectTo, options))) return redirectNotAllowed(redirectTo);
  const parameters = { token, insforge_status: 'ready', insforge_type: 'reset_password' };
  return { status: 302, headers: { Location: redirectUrl(redirectTo, parameters) } };
}
