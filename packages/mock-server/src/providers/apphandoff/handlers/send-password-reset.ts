import type { Backend, Reply, Request } from '../backend.ts';
import { callbackOrigin } from '../callback-origin.ts';
import { failure } from '../errors.ts';
import { sendLink } from '../send-link.ts';

/** `POST /auth/send-password-reset`: gives known and unknown e-mails the same answer, as long as mail works. */
export async function sendPasswordReset(
  { body, headers }: Request<'sendPasswordReset'>,
  backend: Backend,
): Promise<Reply<'sendPasswordReset'>> {
  const options = backend.options;
  const origin = callbackOrigin(body.callback_origin, headers, options);
  if (origin === undefined) return failure(400, 'origin_not_allowed', 'This callback origin is not allowed');
  const redirectTo = `${origin}${options.callbackPath}`;
  const sent = await sendLink(backend, { type: 'recovery', email: body.email, redirectTo });
  if (sent === 'not-delivered') return failure(502, 'email_delivery_failed');
  return {
    status: 200,
    body: { ok: true, message: 'If an account exists for this email, we have sent a link to reset its password.' },
  };
}
