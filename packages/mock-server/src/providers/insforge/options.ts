import { title } from '@resetkit/sdk/insforge/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';

const flag = z.boolean('Expected true or false');
const text = z.string('Expected a string');
const texts = z.array(text, 'Expected a list of strings');
const method = z.enum(['code', 'link'], "Expected 'code' or 'link'");

/** A whole number within bounds. */
const whole = (from: number, to?: number): z.ZodMiniNumber => {
  const sentence =
    to === undefined ? `Expected a whole number from ${from}` : `Expected a whole number from ${from} to ${to}`;
  return z.int(sentence).check(z.minimum(from, sentence), z.maximum(to ?? Number.MAX_SAFE_INTEGER, sentence));
};

/**
 * The option `mail`: the mail side delivers, is not configured, does not respond, or answers with the cloud mail API's
 * status and body.
 */
const mail = z.union(
  [
    z.enum(['works', 'not-configured', 'unreachable']),
    z.strictObject({ status: whole(100, 599), body: z.optional(z.unknown()) }),
  ],
  "Expected 'works', 'not-configured', 'unreachable' or { status, body }",
);
const smtp = z.strictObject({ minIntervalSeconds: whole(0) }, 'Expected { minIntervalSeconds } or null');
const rootAdmin = z.strictObject({ username: text, password: text }, 'Expected { username, password }');
const origin = z
  .string('Expected a URL or null')
  .check(z.refine((url) => URL.canParse(url), 'Expected an absolute URL'));

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<InsforgeOptions> = z.strictObject({
  requireEmailVerification: flag,
  verifyEmailMethod: method,
  resetPasswordMethod: method,
  allowedRedirectUrls: z.nullable(texts),
  passwordMinLength: whole(4, 128),
  requireNumber: flag,
  requireLowercase: flag,
  requireUppercase: flag,
  requireSpecialChar: flag,
  disableSignup: flag,
  oAuthProviders: texts,
  customOAuthProviders: texts,
  apiKey: text,
  anonKey: text,
  rootAdmin,
  apiBaseUrl: z.nullable(origin),
  mail,
  smtp: z.nullable(smtp),
  trustProxy: z.union([z.literal(false), whole(0)], 'Expected false or a number of proxies'),
  dashboard: flag,
});

/** InsForge's settings under its own names, complete. */
export interface InsforgeOptions {
  /** Sign-in needs a verified e-mail. */
  readonly requireEmailVerification: boolean;
  /** What a verification mail carries: six digits, or a link. */
  readonly verifyEmailMethod: 'code' | 'link';
  /** What a reset mail carries: six digits, or a link. */
  readonly resetPasswordMethod: 'code' | 'link';
  /** URLs and globs that links may lead to; `[]` and `null` allow everything. */
  readonly allowedRedirectUrls: readonly string[] | null;
  /** In UTF-16 units, from 4 to 128. */
  readonly passwordMinLength: number;
  /** A password needs a digit. */
  readonly requireNumber: boolean;
  /** A password needs a lower-case letter. */
  readonly requireLowercase: boolean;
  /** A password needs an upper-case letter. */
  readonly requireUppercase: boolean;
  /** A password needs a special character. ``: ' " ~ ` `` and space do not count. */
  readonly requireSpecialChar: boolean;
  /** Only administrators can create accounts. */
  readonly disableSignup: boolean;
  /** Names that `getPublicAuthConfig` lists. */
  readonly oAuthProviders: readonly string[];
  /** More names that `getPublicAuthConfig` lists. */
  readonly customOAuthProviders: readonly string[];
  /** `ik_` and 64 hex digits: the key of servers and of the command line. */
  readonly apiKey: string;
  /** `anon_` and 64 hex digits: the key of apps. */
  readonly anonKey: string;
  /** The root administrator, who signs in with `createAdminSession`. */
  readonly rootAdmin: {
    /** Compared exactly. */
    readonly username: string;
    /** Compared exactly. */
    readonly password: string;
  };
  /**
   * Origin of mailed links (`API_BASE_URL`; a path in it is dropped, as on the real server). `null`: the URL of the
   * mock.
   */
  readonly apiBaseUrl: string | null;
  /** What the mail side answers. */
  readonly mail:
    | 'works'
    | 'not-configured'
    | 'unreachable'
    | {
        /** What the cloud mail API answers, 100 to 599. */
        readonly status: number;
        /** Its JSON body. Default: none. */
        readonly body?: unknown;
      };
  /** Mail is sent over SMTP instead of InsForge's cloud, with a minimum interval between two mails to one recipient. */
  readonly smtp: {
    /** Seconds, from 0. */
    readonly minIntervalSeconds: number;
  } | null;
  /** Number of trusted reverse proxies, whose `X-Forwarded-For` is believed (`TRUST_PROXY`). */
  readonly trustProxy: number | false;
  /** The dashboard is bundled, as in the production image: unknown paths get Express's HTML instead of JSON. */
  readonly dashboard: boolean;
}

/** The settings of a fresh InsForge. The keys are invented and always the same. */
export const defaultOptions: InsforgeOptions = {
  requireEmailVerification: false,
  verifyEmailMethod: 'code',
  resetPasswordMethod: 'code',
  allowedRedirectUrls: [],
  passwordMinLength: 6,
  requireNumber: false,
  requireLowercase: false,
  requireUppercase: false,
  requireSpecialChar: false,
  disableSignup: false,
  oAuthProviders: [],
  customOAuthProviders: [],
  apiKey: `ik_${'5e7'.repeat(21)}0`,
  anonKey: `anon_${'a11'.repeat(21)}0`,
  rootAdmin: { username: 'admin', password: 'change-this-password' },
  apiBaseUrl: null,
  mail: 'works',
  smtp: null,
  trustProxy: 2,
  dashboard: false,
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: InsforgeOptions) => InsforgeOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);
