import type { Backend, Reply, Request } from '../backend.ts';
import { callbackOrigin } from '../callback-origin.ts';
import { failure, type Issue, invalidRequest } from '../errors.ts';
import { sendLink } from '../send-link.ts';

/** `POST /auth/signup`: whoever has an account already is answered alike, and gets no mail. */
export async function signup({ body, headers }: Request<'signup'>, backend: Backend): Promise<Reply<'signup'>> {
  const options = backend.options;
  const origin = callbackOrigin(body.callback_origin, headers, options);
  if (origin === undefined) return failure(400, 'origin_not_allowed', 'This callback origin is not allowed');
  if (!options.authConfigured) return failure(502, 'auth_not_configured');
  const { email, password, name } = body;
  const redirectTo = `${origin}${options.callbackPath}`;
  const sent = await sendLink(backend, { type: 'signup', email, redirectTo, password, name });
  if (sent === 'not-delivered') return failure(502, 'email_delivery_failed');
  if (sent !== 'sent' && sent.refused === 400) return invalidRequest([issueOf(sent.message)]);
  return { status: 200, body: { ok: true, message: 'Check your email to confirm your account.' } };
}

/** What Supabase cannot store, an address or a password, is told by its sentence only. */
function issueOf(message: string): Issue {
  return { path: /\bemail\b/i.test(message) ? 'email' : 'password', message };
}
