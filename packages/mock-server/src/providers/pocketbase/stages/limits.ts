import { limitInForce, unlimited } from '../../../core/limits.ts';
import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { collectionNamed, superusersName } from '../collections.ts';
import { failure } from '../errors.ts';
import { ruleFor, windowWith } from '../rate-limits.ts';

/**
 * Counts a request of a client's address by the rule that fits it, for each operation of a collection by itself. Requests of superusers
 * are free.
 */
export const limits: Stage<Backend> = (exchange, next) => {
  const { backend, operation = '', request, caller, path, ip } = exchange;
  const setting = backend.limits();
  if (setting === 'off') return next(exchange);
  const { options, limiter } = backend;
  const superusers = collectionNamed(options, superusersName);
  if (caller && caller.role === superusers?.id) return next(exchange);
  const collection = path['collection'] === undefined ? undefined : backend.collection;
  const { enabled, rules } = options.rateLimits;
  const rule = ruleFor(rules, {
    operation,
    method: request.method,
    path: pathOf(request.target),
    collection: collection?.name,
    isSignedIn: caller !== undefined,
  });
  const window = limitInForce(setting, operation, windowWith(rule, enabled));
  if (!window || window.max === unlimited) return next(exchange);
  const key = [collection?.name, rule?.audience, ip].filter(Boolean).join(' ');
  return limiter.hitAfterPause(operation, key, window).then((state) => {
    if (!state.exceeded) return next(exchange);
    backend.noteLimit(operation, state.resetsInMs);
    return failure(429, 'Too Many Requests.');
  });
};
