import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { isTrustedOrigin, isTrustedUrl } from '../origins.ts';

/** Refuses a request with a cookie that comes from an origin that is not trusted. Any cookie counts. */
export const checkOrigin: Stage<Backend> = (exchange, next) => {
  const { cookie } = exchange.request.headers;
  return (cookie === undefined ? undefined : originRefusal(exchange)) ?? next(exchange);
};

/** Refuses bodies with URLs that are not trusted, in fields that the operation has or not. */
export const checkUrls: Stage<Backend> = (exchange, next) => {
  const body = Object(exchange.body);
  const query = Object(exchange.query);
  const urls = [
    ['callbackURL', body.callbackURL || query.callbackURL, 'INVALID_CALLBACK_URL'],
    ['redirectURL', body.redirectTo, 'INVALID_REDIRECT_URL'],
    ['errorCallbackURL', body.errorCallbackURL, 'INVALID_ERROR_CALLBACK_URL'],
    ['newUserCallbackURL', body.newUserCallbackURL, 'INVALID_NEW_USER_CALLBACK_URL'],
  ] as const;
  for (const [label, url, code] of urls) {
    if (!url) continue;
    if (typeof url !== 'string') return { status: 400, body: { message: `Invalid ${label}: expected a string` } };
    if (!isTrustedUrl(url, exchange.request, exchange.backend.options)) return failure(403, code);
  }
  return next(exchange);
};

/**
 * Refuses to sign in where another site may be behind it: for a browser, whose requests say where they come from, an origin
 * has to be there and trusted without a cookie too.
 */
export const checkLogin: Stage<Backend> = (exchange, next) => {
  const { headers } = exchange.request;
  if (headers['cookie'] !== undefined) return next(exchange);
  const [site, mode, dest] = ['site', 'mode', 'dest'].map((name) => headers[`sec-fetch-${name}`]?.trim());
  const isBrowser = Boolean(site || mode || dest);
  if (site === 'cross-site' && mode === 'navigate') return failure(403, 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED');
  const saysWhere = isBrowser || headers['origin'] || headers['referer'];
  return (saysWhere ? originRefusal(exchange) : undefined) ?? next(exchange);
};

function originRefusal({ request, backend }: Exchange<Backend>): Answer | undefined {
  const { origin, referer, 'sec-fetch-site': site } = request.headers;
  const isOwnPage = backend.options.version !== '1.7.1' && origin === 'null' && site === 'same-origin';
  const given = isOwnPage ? new URL(request.baseUrl).origin : origin || referer || '';
  if (given === '' || given === 'null') return failure(403, 'MISSING_OR_NULL_ORIGIN');
  return isTrustedOrigin(given, request, backend.options) ? undefined : failure(403, 'INVALID_ORIGIN');
}
