import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';

/** Methods that GoTrue's router has. */
const methods: readonly string[] = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];

/** Refuses a path with a malformed escape, as Go's HTTP server does: before anything else, in plain text. */
export const readablePath: Stage<Backend> = (exchange, next) =>
  /%(?![0-9a-f]{2})/i.test(pathOf(exchange.request.target)) ? { status: 400, body: '400 Bad Request' } : next(exchange);

/** Refuses a method that the router does not have, on every path, before credentials are checked. */
export const knownMethods: Stage<Backend> = (exchange, next) =>
  methods.includes(exchange.request.method) ? next(exchange) : { status: 405 };

/** Repeats a slash at the end of the path in the links to other pages. */
export const linksWithSlash: Stage<Backend> = async (exchange, next) => {
  const answer = await next(exchange);
  const link = answer.headers?.['Link'];
  if (!pathOf(exchange.request.target).endsWith('/') || typeof link !== 'string') return answer;
  return { ...answer, headers: { ...answer.headers, Link: link.replaceAll('/admin/users?', '/admin/users/?') } };
};

/** Answers for the router: 404 in plain text for an unknown path, 405 with `Allow` and no body for a wrong method. */
export const routing: Stage<Backend> = (exchange, next) => {
  if (exchange.operation !== undefined) return next(exchange);
  for (const method of exchange.methods) exchange.stamps.push('Allow', method);
  if (exchange.methods.length > 0) return { status: 405 };
  exchange.stamps.push('X-Content-Type-Options', 'nosniff');
  return { status: 404, body: '404 page not found\n' };
};
