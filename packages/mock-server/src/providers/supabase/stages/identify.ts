import type { Caller, Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import { askedAudience } from '../audience.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { identifyAdmin, identifyOwner } from '../identify.ts';
import { root } from '../paths.ts';

const ownedPaths = /^\/(?:user|reauthenticate)(?:\/|$)/;
const factorPaths = /^\/factors(?:\/|$)/;
const adminPaths = /^\/admin(?:\/|$)/;

/** Checks credentials below `/user`, `/reauthenticate`, `/factors` and `/admin`, before the path and method are matched. */
export const identifyGroups: Stage<Backend> = (exchange, next) => {
  const path = pathOf(exchange.request.target).slice(root.length);
  if (ownedPaths.test(path)) return requireOwner(exchange, next);
  if (factorPaths.test(path)) return requireKnownOwner(exchange, next);
  return adminPaths.test(path) ? requireAdmin(exchange, next) : next(exchange);
};

/** Refuses requests without a valid bearer token of a user. */
export const requireOwner: Stage<Backend> = ownerStage(true);

/** Refuses the token of an anonymous account, too. */
const requireKnownOwner: Stage<Backend> = ownerStage(false);

function ownerStage(allowsAnonymous: boolean): Stage<Backend> {
  return async (exchange, next) => {
    const owner = await identifyOwner(exchange.request.headers, exchange.backend);
    if (!('row' in owner)) return owner;
    if (owner.isAnonymous && !allowsAnonymous)
      return failure(403, 'no_authorization', 'Anonymous user not allowed to perform these actions');
    const caller = { role: owner.role, subject: owner.row.id, ...(owner.session && { session: owner.session.id }) };
    return next(withCaller(exchange, caller));
  };
}

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
