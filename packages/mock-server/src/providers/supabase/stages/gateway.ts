import type { Stage } from '../../../core/stage.ts';
import { pathOf, queryOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { root } from '../paths.ts';

/** Paths of mailed links: a browser that follows a link sends no key. */
const keyless = /^\/auth\/v1\/(?:verify|callback|authorize)\/?$/;

/** The gateway: answers 404 outside of its path, and 401 without one of the project's keys in a header or the query. */
export const gateway: Stage<Backend> = async (exchange, next) => {
  const { method, target, headers } = exchange.request;
  const path = pathOf(target);
  if (!path.startsWith(`${root}/`)) return { status: 404, body: { message: 'no Route matched with those values' } };
  if (keyless.test(path) && method === 'GET') return next(exchange);
  const key = headers['apikey'] ?? new URLSearchParams(queryOf(target)).get('apikey');
  if (!key)
    return {
      status: 401,
      body: {
        message: 'No API key found in request',
        hint: 'No `apikey` request header or url param was found.',
      },
    };
  const { anonKey, serviceRoleKey } = exchange.backend.options;
  if (key === anonKey || key === serviceRoleKey) return next(exchange);
  return {
    status: 401,
    body: {
      message: 'Invalid API key',
      hint: 'Double check your Supabase `anon` or `service_role` API key.',
    },
  };
};
