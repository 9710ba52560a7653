import type { Answer, Stage } from '../../../core/stage.ts';
import { pathOf, queryOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { isProjectKey } from '../keys.ts';
import { root } from '../paths.ts';

/** Paths that each gateway passes on without a key: those that a browser or another server opens, which have no key. */
const keyless = {
  hosted: /^GET \/auth\/v1\/(?:verify|callback|authorize)\/?$/,
  kong: /^\S+ \/auth\/v1\/(?:(?:verify|callback|authorize)(?:\/.*)?|\.well-known\/jwks\.json)$/,
} as const;

const refuse = (message: string, hint?: string): Answer => ({ status: 401, body: { message, ...(hint && { hint }) } });

/** What each gateway says of a key. Kong's words are those of its plugin key-auth. */
const refusals = {
  hosted: {
    missing: refuse('No API key found in request', 'No `apikey` request header or url param was found.'),
    wrong: refuse('Invalid API key', 'Double check your Supabase `anon` or `service_role` API key.'),
  },
  kong: { missing: refuse('No API key found in request'), wrong: refuse('Invalid authentication credentials') },
} as const;

/**
 * The gateway: answers 404 outside of its path, and 401 without one of the project's keys in a header or the query. The
 * option `gateway` says which one it is, or that there is none.
 */
export const gateway: Stage<Backend> = (exchange, next) => {
  const { method, target, headers } = exchange.request;
  const { options } = exchange.backend;
  const { gateway: kind } = options;
  if (kind === 'none') return next(exchange);
  const path = pathOf(target);
  if (!path.startsWith(`${root}/`)) return { status: 404, body: { message: 'no Route matched with those values' } };
  const key = headers['apikey'] ?? new URLSearchParams(queryOf(target)).get('apikey');
  if (key && isProjectKey(key, options)) return next(exchange);
  if (keyless[kind].test(`${method} ${path}`)) return next(exchange);
  if (!key && kind === 'kong') exchange.stamps.push('WWW-Authenticate', 'Key realm="kong"');
  return refusals[kind][key ? 'wrong' : 'missing'];
};
