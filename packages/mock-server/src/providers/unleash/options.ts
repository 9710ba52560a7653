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

const schema = z.strictObject({
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

/** Tokens that are good in an `Authorization` header, by what they are for. */
export interface ApiTokens {
  /** May do everything under `/api/admin`. */
  readonly admin: readonly string[];
  /** For SDKs on servers: refused wherever this mock answers. */
  readonly backend: readonly string[];
  /** For SDKs in browsers: refused likewise. */
  readonly frontend: readonly string[];
  /** Personal access tokens, each with the address or user name of its account. */
  readonly personal: readonly {
    /** The token. */
    readonly secret: string;
    /** E-mail address or user name of an account. */
    readonly user: string;
  }[];
}

/** A link with which people make their own account. */
export interface PublicSignupToken {
  /** Names the link, in its path: `/invite/<secret>/signup`. */
  readonly secret: string;
  /** On unless told. */
  readonly enabled?: boolean | undefined;
  /** ISO 8601; never unless told. */
  readonly expiresAt?: string | undefined;
}

/** Unleash's settings under its own names, all filled in. */
export interface UnleashOptions {
  /** `'8'` is 8.2.0; `'7'` is 7.5.1, which limits later and shows less. */
  readonly version: '8' | '7';
  /** `UNLEASH_URL`: where mailed links lead, taken as it is; where the mock is served, base path included, when `null`. */
  readonly unleashUrl: string | null;
  /** `BASE_URI_PATH`: the path below which everything lies. */
  readonly baseUriPath: string;
  /** Signing in with a password is switched off; the reset works all the same. */
  readonly passwordLoginDisabled: boolean;
  /** `PASSWORD_RESET_LIMIT_PER_MINUTE`: reset mails asked for from one address; 0 refuses everything. */
  readonly passwordResetLimitPerMinute: number;
  /** `SIMPLE_LOGIN_LIMIT_PER_MINUTE`: requests below `/auth/simple` from one address. */
  readonly simpleLoginLimitPerMinute: number;
  /** `CREATE_USER_RATE_LIMIT_PER_MINUTE`: POST requests below `/api/admin/user-admin` from one address. */
  readonly createUserRateLimitPerMinute: number;
  /** The account with id 1, which is always there. */
  readonly initialAdminUser: {
    /** To sign in with; the account has no e-mail address. */
    readonly username: string;
    /** As it is typed. */
    readonly password: string;
  };
  /** Tokens that are there from the start. */
  readonly apiTokens: ApiTokens;
  /** Sign-up links that are there from the start. */
  readonly publicSignupTokens: readonly PublicSignupToken[];
  /** What becomes of mail: it arrives, there is no SMTP server set up, or it does not answer. */
  readonly mail: 'works' | 'not-configured' | 'unreachable';
}

/** What a fresh Unleash has. Its administrator's password is the published one; the tokens are made up. */
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
  'Unleash',
  schema,
  defaultOptions,
);
