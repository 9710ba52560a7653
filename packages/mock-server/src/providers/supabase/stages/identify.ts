import type { Caller, Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import { askedAudience } from '../audience.ts';
import type { Backend } from '../backend.ts';
import { identifyAdmin, identifyOwner } from '../identify.ts';
import { root } from '../paths.ts';

const ownedPaths = /^\/(?:user|reauthenticate|factors)(?:\/|$)/;
const adminPaths = /^\/admin(?:\/|$)/;

/** Checks credentials below `/user`, `/reauthenticate`, `/factors` and `/admin`, before the path and method are matched. */
export const identifyGroups: Stage<Backend> = (exchange, next) => {
  const path = pathOf(exchange.request.target).slice(root.length);
  if (ownedPaths.test(path)) return requireOwner(exchange, next);
  return adminPaths.test(path) ? requireAdmin(exchange, next) : next(exchange);
};

/** Refuses requests without a valid bearer token of a user. */
export const requireOwner: Stage<Backend> = async (exchange, next) => {
  const owner = await identifyOwner(exchange.request.headers, exchange.backend);
  if (!('row' in owner)) return owner;
  const caller = { role: owner.role, subject: owner.row.id, ...(owner.session && { session: owner.session.id }) };
  return next(withCaller(exchange, caller));
};

/** Refuses requests without a bearer token of an administrator. */
export const requireAdmin: Stage<Backend> = async (exchange, next) => {
  const caller = await identifyAdmin(exchange.request.headers, exchange.backend);
  return 'status' in caller ? caller : next(withCaller(exchange, caller));
};

/** From here on the audience of the token counts, unless the request names another one. */
function withCaller(exchange: Exchange<Backend>, caller: Caller): Exchange<Backend> {
  const backend = { ...exchange.backend, audience: askedAudience(exchange.request.headers) };
  return { ...exchange, caller, backend };
}
