import { limitInForce, unlimited } from '../../../core/limits.ts';
import type { FixedWindow } from '../../../core/rate-limiter.ts';
import type { Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { collectionNamed, superusersName } from '../collections.ts';
import { failure } from '../errors.ts';
import type { LimitName } from '../policy.ts';
import { isCounted, ruleFor, windowWith } from '../rate-limits.ts';

/** What is counted: under which name and key, and in which window. */
interface Tally {
  /** The limit. Paths that are no collection's count with `getHealth`. */
  readonly name: LimitName;
  readonly key: string;
  readonly window: FixedWindow;
}

/**
 * Counts a request of a client's address by the rule that fits it: for each operation of a collection by itself, and for all other paths
 * of a rule together, those that are not there too. Requests of superusers are free.
 */
export const limits: Stage<Backend> = (exchange, next) => {
  const { backend, caller } = exchange;
  const { options, limiter } = backend;
  if (backend.limits() === 'off') return next(exchange);
  if (caller && caller.role === collectionNamed(options, superusersName)?.id) return next(exchange);
  const tally = tallyOf(exchange);
  if (!tally) return next(exchange);
  const { name, key, window } = tally;
  // Windows begin with a whole second.
  const windowMs = window.windowMs - (backend.clock.now() % 1_000);
  return limiter.hit(name, key, { ...window, windowMs }).then((state) => {
    if (!state.exceeded) return next(exchange);
    backend.noteLimit(name, state.resetsInMs);
    return failure(429, 'Too Many Requests.');
  });
};

function tallyOf({ backend, operation, request, caller, path, ip }: Exchange<Backend>): Tally | undefined {
  const { enabled, rules } = backend.options.rateLimits;
  const collection = isCounted(operation) && path['collection'] !== undefined ? backend.collection.name : undefined;
  const rule = ruleFor(rules, {
    operation,
    method: request.method,
    path: pathOf(request.target),
    collection,
    isSignedIn: caller !== undefined,
  });
  const ruled = windowWith(rule, enabled);
  // What is no operation has no limit of its own.
  const window =
    operation === undefined || operation === 'impersonate' ? ruled : limitInForce(backend.limits(), operation, ruled);
  if (!window || window.max === unlimited) return undefined;
  const of = [collection ?? rule?.label, rule?.audience, ip];
  return {
    name: collection === undefined ? 'getHealth' : (operation as LimitName),
    key: of.filter(Boolean).join(' '),
    window,
  };
}
