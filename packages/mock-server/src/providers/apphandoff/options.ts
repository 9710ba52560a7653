import { title } from '@resetkit/sdk/apphandoff/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';
import { apiKeyPrefix } from './policy.ts';

const flag = z.boolean('Expected true or false');
const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value;
const origin = z
  .string('Expected an origin')
  .check(z.refine(isOrigin, 'Expected an origin such as https://app.example.com, without a slash at its end'));
const path = z.string('Expected a path').check(z.regex(/^\/(?![/\\])/, 'Expected a path that begins with one slash'));
const name = z
  .string('Expected a name')
  .check(z.regex(/^[\w.-]+$/, 'Expected a name of letters, digits, dots, dashes and underscores'));
const apiKey = z.string().check(z.startsWith(apiKeyPrefix, `Expected a key that begins with ${apiKeyPrefix}`));
const apiKeys = z.record(apiKey, z.string('Expected an e-mail address'), 'Expected { key: e-mail address }');

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<AppHandoffOptions> = z.strictObject({
  portalOrigin: origin,
  allowedOrigins: z.array(origin, 'Expected a list of origins'),
  callbackPath: path,
  rejectUnknownOrigin: flag,
  authConfigured: flag,
  emailDelivery: z.enum(['works', 'fail'], "Expected 'works' or 'fail'"),
  deliveryFailure: z.enum(['knownOnly', 'always'], "Expected 'knownOnly' or 'always'"),
  countInvalidRequests: flag,
  devLoginEnabled: flag,
  approved: flag,
  apiKeys,
  cookieName: name,
});

/** AppHandoff's settings, complete. It publishes only `DEV_LOGIN_ENABLED`; the other names are ours. */
export interface AppHandoffOptions {
  /** The portal: where links lead if the request names no other origin that is allowed. */
  readonly portalOrigin: string;
  /** Additional origins that links may lead to and that pages may call from. */
  readonly allowedOrigins: readonly string[];
  /** The portal's page that links lead to. */
  readonly callbackPath: string;
  /** Whether an origin that is not allowed is answered with 400 instead of being replaced by the portal's (O6). */
  readonly rejectUnknownOrigin: boolean;
  /** `false`: `sendPasswordReset` is 500 and `signup` 502. */
  readonly authConfigured: boolean;
  /** Whether the mail service takes mails. */
  readonly emailDelivery: 'works' | 'fail';
  /** Which requests show a failure of delivery: those for addresses with an account, or all (O7). */
  readonly deliveryFailure: 'knownOnly' | 'always';
  /** Whether requests with an invalid body count towards the limits (O4). */
  readonly countInvalidRequests: boolean;
  /** `DEV_LOGIN_ENABLED`. */
  readonly devLoginEnabled: boolean;
  /** Whether accounts are approved, as `getAuthStatus` reports it. */
  readonly approved: boolean;
  /** Keys that begin with `ah_k_`, and the e-mail of the account that each belongs to. */
  readonly apiKeys: Readonly<Record<string, string>>;
  /** The name of the cookies, without the suffixes `.0` and `.1` (O8). */
  readonly cookieName: string;
}

/** The settings of a fresh mock. The key is invented and always the same. */
export const defaultOptions: AppHandoffOptions = {
  portalOrigin: 'http://localhost:3000',
  allowedOrigins: [],
  callbackPath: '/auth/callback',
  rejectUnknownOrigin: false,
  authConfigured: true,
  emailDelivery: 'works',
  deliveryFailure: 'knownOnly',
  countInvalidRequests: true,
  devLoginEnabled: false,
  approved: true,
  apiKeys: { [`${apiKeyPrefix}5e7c0de5e7c0de5e7c0de5e7c0de`]: 'ada@example.com' },
  cookieName: 'sb-apphandoff-auth-token',
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: AppHandoffOptions) => AppHandoffOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);

/** Whether an origin is the portal's own or one of the allowed ones. */
export function isAllowedOrigin(candidate: string, { portalOrigin, allowedOrigins }: AppHandoffOptions): boolean {
  return candidate === portalOrigin || allowedOrigins.includes(candidate);
}
