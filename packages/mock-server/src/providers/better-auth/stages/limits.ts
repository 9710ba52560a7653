import { limitInForce } from '../../../core/limits.ts';
import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { normalizedPath } from '../base-url.ts';
import type { BetterAuthOptions } from '../options.ts';
import { type LimitName, limits } from '../policy.ts';

/** Counts every request by its client and its path, whether that exists or not, and whatever the method. */
export const countRequests: Stage<Backend> = async (exchange, next) => {
  const { request, backend } = exchange;
  const path = normalizedPath(pathOf(request.target), backend.options);
  const name = limitOf(path, backend.options);
  const window = limitInForce(backend.limits(), name, limits[name]);
  if (!window) return next(exchange);
  const { exceeded, resetsInMs } = await backend.limiter.hitAfterPause(name, keyOf(backend, path), window);
  if (!exceeded) return next(exchange);
  backend.noteLimit(name, resetsInMs);
  const type = backend.options.version === '1.7.1' ? 'text/plain;charset=UTF-8' : 'application/json';
  return {
    status: 429,
    headers: { 'Content-Type': type, 'X-Retry-After': String(Math.ceil(resetsInMs / 1_000)) },
    body: { message: 'Too many requests. Please try again later.' },
  };
};

/** What is counted: a client whose address is known, or all the others together, at a path. */
function keyOf({ ip }: Backend, path: string): string {
  return `${ip || 'no-trusted-ip'}|${path}`;
}

const ofPlugin: ReadonlySet<string> = new Set([
  '/email-otp/send-verification-otp',
  '/email-otp/check-verification-otp',
  '/email-otp/verify-email',
  '/sign-in/email-otp',
  '/email-otp/request-password-reset',
  '/email-otp/reset-password',
  '/forget-password/email-otp',
  '/email-otp/request-email-change',
  '/email-otp/change-email',
]);
const ofMails: ReadonlySet<string> = new Set([
  '/request-password-reset',
  '/send-verification-email',
  '/email-otp/send-verification-otp',
  '/email-otp/request-password-reset',
]);

/** The limit of a path. Those of the plugin win over the others. */
function limitOf(path: string, { emailOTP }: BetterAuthOptions): LimitName {
  if (emailOTP && ofPlugin.has(path)) return 'emailOTP';
  if (/^\/(?:sign-in|sign-up|change-password|change-email)/.test(path)) return 'signIn';
  return ofMails.has(path) || path.startsWith('/forget-password') ? 'passwordReset' : 'general';
}
