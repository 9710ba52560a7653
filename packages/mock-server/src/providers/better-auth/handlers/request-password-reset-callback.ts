import type { Backend, Reply, Request } from '../backend.ts';
import { baseUrlOf } from '../base-url.ts';
import { findVerification, isOver, linkIdentifier } from '../verifications.ts';

/** `GET /reset-password/{token}`: where a mailed link leads. Redirects to the app, and uses nothing up. */
export async function requestPasswordResetCallback(
  request: Request<'requestPasswordResetCallback'>,
  backend: Backend,
): Promise<Reply<'requestPasswordResetCallback'>> {
  const { token } = request.path;
  const { callbackURL } = request.query;
  const baseUrl = baseUrlOf(request, backend.options);
  const redirect = (to: string, name: string, value: string): Reply<'requestPasswordResetCallback'> => {
    const url = new URL(to, baseUrl);
    url.searchParams.set(name, value);
    return { status: 302, headers: { Location: url.href } };
  };
  if (callbackURL === '') return redirect(`${baseUrl}/error`, 'error', 'INVALID_TOKEN');
  const found = await findVerification(backend, linkIdentifier(token));
  const isGood = found !== undefined && !isOver(found, backend.clock.now());
  return isGood ? redirect(callbackURL, 'token', token) : redirect(callbackURL, 'error', 'INVALID_TOKEN');
}
