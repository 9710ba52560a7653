import type { Backend, Reply, Request } from '../backend.ts';
import { callbackOrigin } from '../callback-origin.ts';
import { failure } from '../errors.ts';
import { portalPath } from '../portal-path.ts';
import { sendLink } from '../send-link.ts';

/**
 * `POST /auth/send-magic-link`: answers a failure of mail like a success, because AppHandoff documents no answer for
 * it.
 */
export async function sendMagicLink(
  { body, headers }: Request<'sendMagicLink'>,
  backend: Backend,
): Promise<Reply<'sendMagicLink'>> {
  const options = backend.options;
  const origin = callbackOrigin(body.callback_origin, headers, options);
  if (origin === undefined) return failure(400, 'origin_not_allowed', 'This callback origin is not allowed');
  const next = portalPath(body.callback_next);
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  const redirectTo = `${origin}${options.callbackPath}${query}`;
  await sendLink(backend, { type: 'magiclink', email: body.email, redirectTo });
  return { status: 200, body: { ok: true } };
}
