import { unlimited } from '../../core/limits.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';
import { usersName } from './collections.ts';
import type { PocketbaseOptions } from './options.ts';
import { cooldown, type LimitName, otpTries, type RateLimitRule, verificationCooldown, windowOf } from './policy.ts';

/** A request, as rules see it. */
export interface Counted {
  /** `undefined`: the path or the method has none. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  /** The name of the collection that the path names, if it names one. */
  readonly collection: string | undefined;
  readonly isSignedIn: boolean;
}

/** The actions of an operation, as rules name them behind the name of a collection. */
const actions: Readonly<Record<string, readonly string[]>> = {
  requestPasswordReset: ['requestPasswordReset'],
  confirmPasswordReset: ['confirmPasswordReset'],
  authWithPassword: ['authWithPassword', 'auth'],
  requestVerification: ['requestVerification'],
  confirmVerification: ['confirmVerification'],
  requestEmailChange: ['requestEmailChange'],
  confirmEmailChange: ['confirmEmailChange'],
  requestOTP: ['requestOTP'],
  authWithOTP: ['authWithOTP', 'auth'],
  authWithOAuth2: ['authWithOAuth2', 'auth'],
  createRecord: ['create'],
  listRecords: ['list'],
  viewRecord: ['view'],
  updateRecord: ['update'],
  deleteRecord: ['delete'],
  authRefresh: ['authRefresh'],
  listAuthMethods: ['listAuthMethods'],
};

/** Whether an operation is counted for its collection by itself. */
export function isCounted(operation: string | undefined): boolean {
  return Object.hasOwn(actions, operation ?? '');
}

/** The labels under which a request is looked for in the rules: the first that has a rule counts. */
function labelsOf({ operation, method, path, collection }: Counted): readonly string[] {
  const own = collection === undefined ? [] : (actions[operation ?? ''] ?? []);
  return [...own.map((one) => `${collection}:${one}`), ...own.map((one) => `*:${one}`), `${method} ${path}`, path];
}

/** The rule that counts a request. A label that ends with a slash is one of that path without it, and of all that begin so. */
export function ruleFor(rules: readonly RateLimitRule[], counted: Counted): RateLimitRule | undefined {
  const audience = counted.isSignedIn ? '@auth' : '@guest';
  const fitting = rules.filter((rule) => !rule.audience || rule.audience === audience);
  for (const label of labelsOf(counted)) {
    const exact = fitting.find((rule) => rule.label === label);
    const found = exact ?? fitting.find((rule) => rule.label.endsWith('/') && `${label}/`.startsWith(rule.label));
    if (found) return found;
  }
  return undefined;
}

const paths: Readonly<
  Record<Exclude<LimitName, 'cooldown' | 'verificationCooldown' | 'otpTries'>, readonly [method: string, path: string]>
> = {
  requestPasswordReset: ['POST', `/api/collections/${usersName}/request-password-reset`],
  confirmPasswordReset: ['POST', `/api/collections/${usersName}/confirm-password-reset`],
  authWithPassword: ['POST', `/api/collections/${usersName}/auth-with-password`],
  requestVerification: ['POST', `/api/collections/${usersName}/request-verification`],
  confirmVerification: ['POST', `/api/collections/${usersName}/confirm-verification`],
  requestEmailChange: ['POST', `/api/collections/${usersName}/request-email-change`],
  confirmEmailChange: ['POST', `/api/collections/${usersName}/confirm-email-change`],
  createRecord: ['POST', `/api/collections/${usersName}/records`],
  listRecords: ['GET', `/api/collections/${usersName}/records`],
  viewRecord: ['GET', `/api/collections/${usersName}/records/id`],
  updateRecord: ['PATCH', `/api/collections/${usersName}/records/id`],
  deleteRecord: ['DELETE', `/api/collections/${usersName}/records/id`],
  authRefresh: ['POST', `/api/collections/${usersName}/auth-refresh`],
  requestOTP: ['POST', `/api/collections/${usersName}/request-otp`],
  authWithOTP: ['POST', `/api/collections/${usersName}/auth-with-otp`],
  authWithOAuth2: ['POST', `/api/collections/${usersName}/auth-with-oauth2`],
  listAuthMethods: ['GET', `/api/collections/${usersName}/auth-methods`],
  getHealth: ['GET', '/api/health'],
};

/** The windows of guests in `users`, by the rules; those of other collections may differ by theirs. */
export function limitsWith({
  rateLimits: { enabled, rules },
}: Pick<PocketbaseOptions, 'rateLimits'>): Readonly<Record<LimitName, FixedWindow>> {
  const windows = Object.entries(paths).map(([operation, [method, path]]) => {
    const collection = operation === 'getHealth' ? undefined : usersName;
    const rule = ruleFor(rules, { operation, method, path, collection, isSignedIn: false });
    return [operation, windowWith(rule, enabled)];
  });
  return { ...Object.fromEntries(windows), cooldown, verificationCooldown, otpTries };
}

/** The window of a rule: one that refuses nothing if rules are switched off, or if there is none. */
export function windowWith(rule: RateLimitRule | undefined, enabled: boolean): FixedWindow {
  const window = windowOf(rule ?? { maxRequests: unlimited, duration: 60 });
  return enabled ? window : { ...window, max: unlimited };
}
