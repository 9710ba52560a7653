import { decodeLeniently } from '../../../core/router.ts';
import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { badJson, factorNotFound, failure } from '../errors.ts';
import { parseUuid } from '../identify.ts';
import { root } from '../paths.ts';
import { userById } from '../users.ts';
import { uuidIssue } from '../uuid-issue.ts';

const ownFactor = /^\/factors\/([^/]+)/;

/** Refuses a path below `/factors` whose factor the caller does not have, before the method is matched. */
export const requireOwnFactor: Stage<Backend> = (exchange, next) => {
  const path = pathOf(exchange.request.target).slice(root.length);
  const [, factorId] = ownFactor.exec(path) ?? [];
  if (factorId === undefined) return next(exchange);
  return requireFactorOf(exchange.caller?.subject ?? '', factorId)(exchange, next);
};

/** Refuses a path whose account does not have the factor, before the body is read. */
export const requireFactorOfUser: Stage<Backend> = (exchange, next) => {
  const { id = '', factorId = '' } = exchange.path;
  return requireFactorOf(id, factorId)(exchange, next);
};

function requireFactorOf(userId: string, factorId: string): Stage<Backend> {
  return async (exchange, next) => {
    const wanted = parseUuid(decodeLeniently(factorId));
    if (wanted === undefined) return failure(404, 'validation_failed', 'factor_id must be an UUID');
    const row = await userById(exchange.backend, userId);
    const factor = row?.factors.find(({ id }) => id === wanted);
    return factor ? next({ ...exchange, path: { ...exchange.path, factorId: factor.id } }) : factorNotFound();
  };
}

/**
 * Refuses a `challenge_id` that is not a UUID, and passes on any other in its usual form. GoTrue's parser does it,
 * before the code is looked at.
 */
export const checkChallengeId: Stage<Backend> = (exchange, next) => {
  const { challenge_id: given }: { challenge_id?: unknown } = Object(exchange.body);
  if (typeof given !== 'string') return next(exchange);
  const issue = uuidIssue(given);
  if (issue !== undefined) return Promise.resolve(badJson(issue));
  return next({ ...exchange, body: { ...Object(exchange.body), challenge_id: parseUuid(given) } });
};
