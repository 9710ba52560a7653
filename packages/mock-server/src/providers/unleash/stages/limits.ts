import { limitInForce } from '../../../core/limits.ts';
import { type FixedWindow, freshWindow, type WindowState } from '../../../core/rate-limiter.ts';
import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import type { UnleashOptions } from '../options.ts';
import { liesUnder } from '../paths.ts';
import { limits } from '../policy.ts';

/**
 * Counts requests for reset mails before the body is read. The path is compared case-sensitively, unlike in routing.
 */
export const limitMails: Stage<Backend> = counting('8', 'passwordReset', ({ request: { method, target } }) => {
  return method === 'POST' && isBelow(target, '/auth/reset/password-email');
});

/** Counts sign-ins before the body is read, together with all other requests below that path. */
export const limitLogins: Stage<Backend> = counting('8', 'login', ({ request }) =>
  isBelow(request.target, '/auth/simple'),
);

/** Counts changes of accounts, after the credentials are checked. */
export const limitUserAdmin: Stage<Backend> = counting('8', 'userAdmin', ({ request: { method, target } }) => {
  return method === 'POST' && isBelow(target, '/api/admin/user-admin');
});

/** Counts sign-ins of version 7, after the body is read. */
export const limitLoginsOfVersion7: Stage<Backend> = counting('7', 'login', ({ request }) =>
  liesUnder(pathOf(request.target), '/auth/simple'),
);

/** Counts requests for reset mails of version 7, after validation. */
export const limitMailsOfVersion7: Stage<Backend> = counting('7', 'passwordReset', () => true);

/** Counts new accounts of version 7, after validation. */
export const limitNewUsersOfVersion7: Stage<Backend> = counting('7', 'userAdmin', () => true);

type LimitName = keyof typeof limits;

function counting(
  version: UnleashOptions['version'],
  name: LimitName,
  counts: (exchange: Exchange<Backend>) => boolean,
): Stage<Backend> {
  return (exchange, next) => {
    const { options } = exchange.backend;
    if (options.version !== version || !counts(exchange)) return next(exchange);
    const counted = refusal(exchange, name, exchange.ip);
    const proceed = (refused: Answer | undefined): ReturnType<Stage<Backend>> => refused ?? next(exchange);
    return counted instanceof Promise ? counted.then(proceed) : proceed(counted);
  };
}

/**
 * Counts a request. Gives the refusal if it exceeds the limit: at once, if the limit is off. Headers show the limit that counted
 * last.
 */
export function refusal(
  { backend, stamps }: Exchange<Backend>,
  name: LimitName,
  key: string,
): Answer | undefined | Promise<Answer | undefined> {
  const { options } = backend;
  const policy = limitWith(name, options);
  const inForce = limitInForce(backend.limits(), name, policy);
  if (!inForce) return stamped(stamps, policy, freshWindow(policy));
  return backend.limiter.hit(name, key, inForce).then((state) => {
    if (state.exceeded) backend.noteLimit(name, state.resetsInMs);
    return stamped(stamps, inForce, state);
  });
}

/** Stamps the headers of a limit. Returns the refusal if it is exceeded. */
function stamped(stamps: string[], window: FixedWindow, state: WindowState): Answer | undefined {
  const reset = String(Math.ceil(state.resetsInMs / 1_000));
  const before = stamps.indexOf('RateLimit-Policy');
  if (before !== -1) stamps.splice(before, 8);
  stamps.push('RateLimit-Policy', policyOf(window), 'RateLimit-Limit', String(window.max));
  stamps.push('RateLimit-Remaining', String(state.remaining), 'RateLimit-Reset', reset);
  if (!state.exceeded) return undefined;
  stamps.push('Retry-After', reset);
  return { status: 429, body: 'Too many requests, please try again later.' };
}

/** The limits with the maxima that the options set. */
export function limitsWith(options: UnleashOptions): Readonly<Record<LimitName, FixedWindow>> {
  const windows = Object.entries(limits).map(([name]) => [name, limitWith(name as LimitName, options)]);
  return Object.fromEntries(windows);
}

function limitWith(name: LimitName, options: UnleashOptions): FixedWindow {
  return { ...limits[name], ...maxOf(name, options) };
}

function maxOf(name: LimitName, options: UnleashOptions): Partial<FixedWindow> {
  switch (name) {
    case 'passwordReset':
      return { max: options.passwordResetLimitPerMinute };
    case 'login':
      return { max: options.simpleLoginLimitPerMinute };
    case 'userAdmin':
      return { max: options.createUserRateLimitPerMinute };
    default:
      return {};
  }
}

function isBelow(target: string, root: string): boolean {
  const path = pathOf(target);
  return path === root || path.startsWith(`${root}/`);
}

function policyOf({ max, windowMs }: FixedWindow): string {
  return `${max};w=${Math.ceil(windowMs / 1_000)}`;
}
