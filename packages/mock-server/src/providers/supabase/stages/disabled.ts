import { escapeHtml } from '../../../core/escape-html.ts';
import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import { wantsNewForm } from '../api-version.ts';
import { emptyAuditLog } from '../audit-log.ts';
import type { Backend } from '../backend.ts';
import { failure, invalid } from '../errors.ts';
import { externalProviders } from '../external-providers.ts';
import { goEncoded } from '../go-url.ts';
import { root } from '../paths.ts';

const oauthDisabled = failure(404, 'feature_disabled', 'OAuth server is disabled');

/** Groups of paths that answer every method and path below them with the same sentence. */
const groups: readonly (readonly [RegExp, Answer])[] = [
  [/^\/sso(?:\/|$)/, failure(404, 'saml_provider_disabled', 'SAML 2.0 is disabled')],
  [/^\/passkeys(?:\/|$)/, failure(404, 'passkey_disabled', 'Passkeys are disabled')],
  [/^\/(?:oauth|user\/oauth|admin\/oauth)\//, oauthDisabled],
  [/^\/scim\/v2(?:\/|$)/, failure(404, 'feature_disabled', 'SCIM server is disabled')],
  [/^\/user\/identities(?:\/|$)/, failure(404, 'manual_linking_disabled', 'Manual linking is disabled')],
];

type Answering = (exchange: Exchange<Backend>) => Answer;

/** What GET answers at single paths. Other methods have 405. */
const pages: readonly (readonly [RegExp, Answering])[] = [
  [/^\/\.well-known\/oauth-authorization-server$/, () => oauthDisabled],
  [/^\/admin\/sso\/providers$/, () => ({ status: 200, body: { items: [] } })],
  [/^\/admin\/custom-providers$/, () => ({ status: 200, body: { providers: [] } })],
  [/^\/admin\/audit\/?$/, emptyAuditLog],
  [/^\/authorize$/, ({ query }) => unsupportedProvider(query)],
  [/^\/callback$/, badCallback],
];

/**
 * Answers for features that are switched off, as a server without them does: a group's sentence comes before the checks
 * of path and method, and after the one of credentials.
 */
export const disabled: Stage<Backend> = (exchange, next) => {
  // No operation has a path of these.
  if (exchange.operation !== undefined) return next(exchange);
  const { method, target } = exchange.request;
  const path = pathOf(target).slice(root.length);
  const [, sentence] = groups.find(([pattern]) => pattern.test(path)) ?? [];
  if (sentence) return sentence;
  const [, answer] = pages.find(([pattern]) => pattern.test(path)) ?? [];
  if (!answer) return next(exchange);
  if (method === 'GET' || (method === 'POST' && answer === badCallback)) return answer(exchange);
  if (method === 'POST' && path === '/admin/custom-providers')
    return invalid("provider_type must be either 'oauth2' or 'oidc'");
  exchange.stamps.push('Allow', 'GET');
  return { status: 405 };
};

function unsupportedProvider(query: unknown): Answer {
  const { provider = '' }: { provider?: string } = Object(query);
  if (externalProviders.includes(provider)) return invalid('Unsupported provider: provider is not enabled');
  const reason = provider.startsWith('custom:')
    ? `custom provider ${provider} not found`
    : `Provider ${provider} could not be found`;
  return invalid(`Unsupported provider: ${reason}`);
}

/** A callback of another provider without a state that is known: a redirect to the site, whose body has the error too. */
function badCallback({ query, request, backend }: Exchange<Backend>): Answer {
  const { state = '' }: { state?: string } = Object(query);
  const [code, message] =
    state === ''
      ? ['bad_oauth_callback', 'OAuth state parameter missing']
      : ['bad_oauth_state', 'OAuth state parameter is invalid'];
  const parameters = { error: 'invalid_request', error_code: code, error_description: message };
  const location = `${backend.options.siteUrl}?${goEncoded(Object.entries(parameters))}`;
  const error = wantsNewForm(request.headers) ? { code, message } : { code: 400, error_code: code, msg: message };
  const json = JSON.stringify(error);
  if (request.method !== 'GET')
    return { status: 303, headers: { Location: location, 'Content-Type': 'text/plain; charset=utf-8' }, body: json };
  const body = `<a href="${escapeHtml(location)}">See Other</a>.\n\n${json}`;
  return { status: 303, headers: { Location: location }, body };
}
