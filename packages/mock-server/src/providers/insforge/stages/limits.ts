import { limitInForce } from '../../../core/limits.ts';
import { type FixedWindow, freshWindow, type WindowState } from '../../../core/rate-limiter.ts';
import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure, internalError } from '../errors.ts';
import { limits } from '../policy.ts';

const sentences = {
  send: 'Too many send email verification requests from this IP. Please try again in 15 minutes.',
  verify: 'Too many verification attempts from this IP. Please try again in 15 minutes.',
} as const;

/** Counts requests for mails by client address. */
export const limitSends: Stage<Backend> = (exchange, next) => limited('send', exchange, () => next(exchange));

/** Counts failed attempts by client address: the count of a successful one is taken back after its answer. */
export const limitTries: Stage<Backend> = (exchange, next) =>
  limited('verify', exchange, async (counted) => {
    const answer = await next(exchange);
    if (counted && answer.status < 400) await exchange.backend.limiter.undoHit('verify', exchange.ip);
    return answer;
  });

/** Counts sign-ins with a code as attempts. Other sign-ins are not limited. */
export const limitCodeSignIns: Stage<Backend> = (exchange, next) =>
  bodyField(exchange.body, 'method') === 'otp' ? limitTries(exchange, next) : next(exchange);

type Answering = ReturnType<Stage<Backend>>;

function limited(
  name: keyof typeof sentences,
  exchange: Exchange<Backend>,
  proceed: (counted: boolean) => Answering,
): Answering {
  const { backend, stamps } = exchange;
  const inForce = limitInForce(backend.limits(), name, limits[name]);
  if (inForce) return counted(name, exchange, inForce, () => proceed(true));
  stamp(stamps, limits[name], freshWindow(limits[name]));
  return proceed(false);
}

async function counted(
  name: keyof typeof sentences,
  { backend, ip, stamps }: Exchange<Backend>,
  window: FixedWindow,
  proceed: () => Answering,
): Promise<Answer> {
  const state = await backend.limiter.hit(name, ip, window);
  const reset = stamp(stamps, window, state);
  if (!state.exceeded) return proceed();
  backend.noteLimit(name, state.resetsInMs);
  stamps.push('Retry-After', reset);
  return failure(429, 'TOO_MANY_REQUESTS', sentences[name]);
}

/** Stamps the headers of a limit. Returns the seconds until its window ends. */
function stamp(stamps: string[], window: FixedWindow, state: WindowState): string {
  const reset = String(Math.ceil(state.resetsInMs / 1_000));
  stamps.push('RateLimit-Policy', policyOf(window), 'RateLimit-Limit', String(window.max));
  stamps.push('RateLimit-Remaining', String(state.remaining), 'RateLimit-Reset', reset);
  return reset;
}

function policyOf({ max, windowMs }: FixedWindow): string {
  return `${max};w=${Math.ceil(windowMs / 1_000)}`;
}

/**
 * Limits mails to one a minute for one e-mail, across clients and purposes. The request is counted before validation,
 * so even a refused request uses up the minute. An e-mail that is not a string causes a server error.
 */
export const coolDown: Stage<Backend> = (exchange, next) => {
  const { backend, body } = exchange;
  const given = bodyField(body, 'email');
  if (given === undefined || given === null || given === '') return next(exchange);
  if (typeof given !== 'string') return internalError('req.body?.email?.toLowerCase is not a function');
  const limit = limitInForce(backend.limits(), 'cooldown', limits.cooldown);
  return limit ? cooled(given, limit, exchange, next) : next(exchange);
};

async function cooled(
  email: string,
  limit: FixedWindow,
  ...[exchange, next]: Parameters<Stage<Backend>>
): Promise<Answer> {
  const state = await exchange.backend.limiter.hit('cooldown', email.toLowerCase(), limit);
  if (!state.exceeded) return next(exchange);
  exchange.backend.noteLimit('cooldown', state.resetsInMs);
  const seconds = Math.ceil(state.resetsInMs / 1_000);
  const message = `Please wait ${seconds} seconds before requesting another code for this email`;
  return failure(429, 'TOO_MANY_REQUESTS', message);
}

function bodyField(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}
