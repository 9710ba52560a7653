import type { Backend, Reply, Request } from '../backend.ts';
import { callbackOrigin } from '../callback-origin.ts';
import { failure, type Issue, invalidRequest } from '../errors.ts';
import { sendLink } from '../send-link.ts';

/** `POST /auth/signup`: gives an e-mail that has an account the same answer, and sends it no mail. */
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

/**
 * The issue for an address or a password that Supabase refuses. Only Supabase's sentence tells which of the two it is.
 */
function issueOf(message: string): Issue {
  return { path: /\bemail\b/i.test(message) ? 'email' : 'password', message };
}
