import { escapeHtml } from '../../../core/escape-html.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { type Failure, invalid, linkExpired, unexpectedFailure } from '../errors.ts';
import { notifyFormerAddress } from '../notify.ts';
import { type SessionReply, sessionReply } from '../open-session.ts';
import { pkcePrefix } from '../recovery-token.ts';
import { redirectTarget } from '../redirect-target.ts';
import { withFragment, withMoreFragment, withQuery } from '../redirect-url.ts';
import { findToken, firstAccepted, isFlowType, isKnownType, type UseFailure, useToken } from '../use-token.ts';

type Redirect = Extract<Reply<'followEmailLink'>, { status: 303 }>;
type Refusal = UseFailure | Failure<400, 'validation_failed'> | Failure<500, 'unexpected_failure'>;

/**
 * `GET /auth/v1/verify`: uses the link up and redirects: with a session in the fragment, with a code in the query
 * (`pkce_`), or with the error.
 */
export async function followEmailLink(
  request: Request<'followEmailLink'>,
  backend: Backend,
): Promise<Reply<'followEmailLink'>> {
  const { token, type } = request.query;
  if (!type) return invalid('Verify requires a verification type');
  if (!token) return invalid('Verify requires a token or a token hash');
  const target = redirectTarget(request, backend.options);
  const isPkce = token.startsWith(pkcePrefix);
  if (isPkce && !isFlowType(type)) throw new Error(`no PKCE request belongs to the type ${type}`);
  if (!isKnownType(type)) return refused(target, isPkce, invalid('Invalid email verification type'));
  if (token.includes('\0'))
    return refused(target, isPkce, unexpectedFailure('Database error finding user from email link'));
  const found = await findToken(backend, type, [token]);
  if (!found) return refused(target, isPkce, linkExpired());
  const used = await useToken(backend, found, type, isPkce, linkExpired());
  if ('status' in used) return refused(target, isPkce, used);
  if ('accepted' in used) {
    const message = { message: firstAccepted };
    return seeOther(withFragment(isPkce ? withQuery(target, message) : target, { ...message, sb: '' }));
  }
  await notifyFormerAddress(backend, found, used, request);
  if ('code' in used) return seeOther(withQuery(target, { code: used.code }));
  const { headers, body } = await sessionReply(backend, used.row, used.session, request.baseUrl);
  const location = withMoreFragment(target, {
    access_token: body.access_token,
    expires_at: String(body.expires_at),
    expires_in: String(body.expires_in),
    refresh_token: body.refresh_token,
    sb: '',
    token_type: body.token_type,
    type: type === 'email' ? 'magiclink' : type,
  });
  return seeOther(location, headers);
}

/** The OAuth error codes by status. A missing PKCE request counts as a bad request; a 422 has no code. */
const words: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  403: 'access_denied',
  404: 'invalid_request',
  500: 'server_error',
};

function refused(target: string, isPkce: boolean, { status, body: { code, message } }: Refusal): Redirect {
  const error = words[status];
  const parameters = { ...(error !== undefined && { error }), error_code: code, error_description: message };
  return seeOther(withFragment(isPkce ? withQuery(target, parameters) : target, { ...parameters, sb: '' }));
}

/** A redirect with the HTML link that Go adds for clients that do not follow redirects. */
function seeOther(location: string, headers: Partial<SessionReply['headers']> = {}): Redirect {
  const body = `<a href="${escapeHtml(location)}">See Other</a>.\n\n`;
  return { status: 303, headers: { ...headers, Location: location }, body };
}
