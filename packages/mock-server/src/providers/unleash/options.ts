import { title } from '@resetkit/sdk/unleash/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';

const text = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));
const texts = z.array(text, 'Expected a list of strings');
const flag = z.boolean('Expected true or false');
const count = z.int('Expected a whole number from 0').check(z.minimum(0, 'Expected a whole number from 0'));
const url = z
  .string('Expected a URL or null')
  .check(z.refine((value) => URL.canParse(value), 'Expected an absolute URL or null'));
const basePath = z
  .string('Expected a path')
  .check(z.regex(/^(?:\/[^/?#\s]+)*$/, "Expected '' or a path such as '/flags', without a slash at its end"));
const personalTokens = z.array(z.strictObject({ secret: text, user: text }), 'Expected a list of { secret, user }');
const apiTokens = z.strictObject(
  { admin: texts, backend: texts, frontend: texts, personal: personalTokens },
  'Expected { admin, backend, frontend, personal }',
);
const time = z
  .string('Expected a time in ISO 8601')
  .check(z.refine((value) => !Number.isNaN(Date.parse(value)), 'Expected a time in ISO 8601'));
const signupTokens = z.array(
  z.strictObject({ secret: text, enabled: z.optional(flag), expiresAt: z.optional(time) }),
  'Expected a list of { secret, enabled, expiresAt }',
);

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<UnleashOptions> = z.strictObject({
  version: z.enum(['8', '7'], "Expected '8' or '7'"),
  unleashUrl: z.nullable(url),
  baseUriPath: basePath,
  passwordLoginDisabled: flag,
  passwordResetLimitPerMinute: count,
  simpleLoginLimitPerMinute: count,
  createUserRateLimitPerMinute: count,
  initialAdminUser: z.strictObject({ username: text, password: text }, 'Expected { username, password }'),
  apiTokens,
  publicSignupTokens: signupTokens,
  mail: z.enum(['works', 'not-configured', 'unreachable'], "Expected 'works', 'not-configured' or 'unreachable'"),
});

/** Valid tokens for the `Authorization` header, by type. */
export interface ApiTokens {
  /** Tokens with all permissions under `/api/admin`. */
  readonly admin: readonly string[];
  /** Tokens for SDKs on servers. All endpoints of this mock refuse them. */
  readonly backend: readonly string[];
  /** Tokens for SDKs in browsers. All endpoints of this mock refuse them. */
  readonly frontend: readonly string[];
  /** Personal access tokens, each with the address or user name of its account. */
  readonly personal: readonly {
    /** The token. */
    readonly secret: string;
    /** E-mail address or user name of an account. */
    readonly user: string;
  }[];
}

/** A sign-up link, with which people create their own account. */
export interface PublicSignupToken {
  /** The secret in the link's path: `/invite/<secret>/signup`. */
  readonly secret: string;
  /** Whether the link is enabled. Default: `true`. */
  readonly enabled?: boolean | undefined;
  /** ISO 8601. Default: it never expires. */
  readonly expiresAt?: string | undefined;
}

/** Unleash's settings under its own names, complete. */
export interface UnleashOptions {
  /** `'8'` is 8.2.0; `'7'` is 7.6.5, which checks limits later and reveals less. */
  readonly version: '8' | '7';
  /**
   * `UNLEASH_URL`: the start of mailed links, used unchanged. `null`: the URL of the mock, on a port with the base path.
   */
  readonly unleashUrl: string | null;
  /** `BASE_URI_PATH`: the base path of all endpoints. */
  readonly baseUriPath: string;
  /** Whether sign-in with a password is disabled. The reset works nevertheless. */
  readonly passwordLoginDisabled: boolean;
  /** `PASSWORD_RESET_LIMIT_PER_MINUTE`: requests for reset mails from one client address; 0 refuses all. */
  readonly passwordResetLimitPerMinute: number;
  /** `SIMPLE_LOGIN_LIMIT_PER_MINUTE`: requests below `/auth/simple` from one client address. */
  readonly simpleLoginLimitPerMinute: number;
  /** `CREATE_USER_RATE_LIMIT_PER_MINUTE`: POST requests below `/api/admin/user-admin` from one client address. */
  readonly createUserRateLimitPerMinute: number;
  /** The account with id 1, which always exists. */
  readonly initialAdminUser: {
    /** The name to sign in with. The account has no e-mail address. */
    readonly username: string;
    /** In plain text. */
    readonly password: string;
  };
  /** Tokens that exist from the start. */
  readonly apiTokens: ApiTokens;
  /** Sign-up links that exist from the start. */
  readonly publicSignupTokens: readonly PublicSignupToken[];
  /** The state of mail delivery: it works, SMTP is not configured, or the SMTP server does not respond. */
  readonly mail: 'works' | 'not-configured' | 'unreachable';
}

/** The settings of a fresh Unleash. Its administrator's password is the documented one; the tokens are invented. */
export const defaultOptions: UnleashOptions = {
  version: '8',
  unleashUrl: null,
  baseUriPath: '',
  passwordLoginDisabled: false,
  passwordResetLimitPerMinute: 1,
  simpleLoginLimitPerMinute: 10,
  createUserRateLimitPerMinute: 20,
  initialAdminUser: { username: 'admin', password: 'unleash4all' },
  apiTokens: {
    admin: ['*:*.resetkit-admin-token'],
    backend: ['default:development.resetkit-backend-token'],
    frontend: ['default:development.resetkit-frontend-token'],
    personal: [],
  },
  publicSignupTokens: [{ secret: '5e7c0de5e7c0de5e7c0de5e7c0de5e7c' }],
  mail: 'works',
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: UnleashOptions) => UnleashOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);
