// PocketBase's numbers. Source, unless a line says otherwise: github.com/pocketbase/pocketbase v0.40.4 from the Go module proxy,
// read and recorded on a real server (November 2026). File names below are of that module. What apps need to know too is in
// `x-reset` of openapi/pocketbase.yaml.
import { facts, passwordLimits } from '@resetkit/sdk/pocketbase/reset-facts';
import type { FixedWindow } from '../../core/rate-limiter.ts';

const second = 1_000;

/** The imitated server. */
export const imitates = 'PocketBase 0.40.4';

/** Default lifetimes of tokens in seconds, and their least (core/collection_model_auth_options.go). */
export const tokenSeconds: {
  readonly passwordReset: number;
  readonly verification: number;
  readonly emailChange: number;
  readonly auth: number;
  readonly superuserAuth: number;
  readonly least: number;
  readonly most: number;
} = {
  passwordReset: 1_800,
  verification: 86_400,
  emailChange: 1_800,
  auth: 432_000,
  superuserAuth: 86_400,
  least: 10,
  most: 94_670_856,
};

/** One-time passwords (core/collection_model_auth_options.go, apis/record_auth_otp_request.go and record_auth_with_otp.go). */
export const otps: {
  /** Seconds that one is good by default. */
  readonly seconds: number;
  readonly digits: number;
  readonly leastDigits: number;
  /** How many an account may have that are good. */
  readonly most: number;
  /** The most bytes that the form takes. */
  readonly formMax: number;
} = { seconds: 180, digits: 8, leastDigits: 4, most: 10, formMax: 71 };

/** The seconds that the second way to sign in may take by default (core/collection_model_auth_options.go). */
export const mfaSeconds = 600;

/** The most seconds of both (core/collection_model_auth_options.go). Their least is that of tokens. */
export const mostSignInSeconds = 86_400;

/** Ids of records, and the keys that their tokens are signed with (core/record_model_auth.go). */
export const keys: {
  readonly idLength: number;
  readonly idAlphabet: string;
  readonly tokenKeyLength: number;
  readonly tokenKeyMin: number;
  readonly tokenKeyMax: number;
  readonly tokenKeyAlphabet: string;
} = {
  idLength: 15,
  idAlphabet: 'abcdefghijklmnopqrstuvwxyz0123456789',
  tokenKeyLength: 50,
  tokenKeyMin: 30,
  tokenKeyMax: 60,
  tokenKeyAlphabet: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
};

/** The most bytes that forms take of any field (apis/record_auth_password_reset_confirm.go and its siblings). */
export const formMax = 255;

/** The most bytes of the password that confirms another address (apis/record_auth_email_change_confirm.go). */
export const emailChangePasswordMax = 100;

/** The field `password` of a new collection (core/field_password.go): characters, and the bytes that bcrypt takes. */
export const passwordField: { readonly min: number; readonly max: number; readonly maxBytes: number } = {
  min: passwordLimits['min-length'],
  max: passwordLimits['max-length'],
  maxBytes: passwordLimits['max-bytes'],
};

/** The most characters of the field `name` of `users` (migrations/1640988000_init.go). */
export const nameMax = 255;

/** The bytes that are read of a body (apis/middlewares_body_limit.go). */
export const bodyLimit: number = 32 * 1024 * 1024;

/** Lists: the records of a page by default and at most, and what a query may have (tools/search/provider.go). */
export const lists: {
  readonly perPage: number;
  readonly mostPerPage: number;
  readonly filterBytes: number;
  readonly comparisons: number;
  readonly sorts: number;
  readonly sortBytes: number;
} = { perPage: 30, mostPerPage: 1_000, filterBytes: 3_500, comparisons: 200, sorts: 8, sortBytes: 255 };

/** The names of the limits: one for each operation of a collection, and the waits of an account. */
export type LimitName =
  | 'requestPasswordReset'
  | 'confirmPasswordReset'
  | 'authWithPassword'
  | 'requestVerification'
  | 'confirmVerification'
  | 'requestEmailChange'
  | 'confirmEmailChange'
  | 'createRecord'
  | 'listRecords'
  | 'viewRecord'
  | 'updateRecord'
  | 'deleteRecord'
  | 'authRefresh'
  | 'requestOTP'
  | 'authWithOTP'
  | 'authWithOAuth2'
  | 'listAuthMethods'
  | 'getHealth'
  | 'cooldown'
  | 'verificationCooldown'
  | 'otpTries';

/** A rule of the server's settings, as PocketBase writes it. */
export interface RateLimitRule {
  /** What it counts: `users:requestPasswordReset`, `*:auth`, `GET /api/health`, or all paths that begin so: `/api/`. */
  readonly label: string;
  /** Whose requests it counts: `@guest` those without a session, `@auth` those with one. Default: all. */
  readonly audience?: '' | '@guest' | '@auth' | undefined;
  /** Seconds after the first request until it lets `maxRequests` through again. */
  readonly duration: number;
  /** How many it lets through. */
  readonly maxRequests: number;
}

/** The rules of a new server (core/settings_model.go). They are switched off there. */
export const defaultRules: readonly RateLimitRule[] = [
  { label: '*:auth', maxRequests: 2, duration: 3 },
  { label: '*:create', maxRequests: 20, duration: 5 },
  { label: '/api/batch', maxRequests: 3, duration: 1 },
  { label: '/api/', maxRequests: 300, duration: 10 },
];

/** The wait between two reset mails for one account, in memory (apis/record_auth_password_reset_request.go). */
export const cooldown: FixedWindow = { max: 1, windowMs: facts.resendAfterMs };

/** The wait between two verification mails for one account, in memory (apis/record_auth_verification_request.go). */
export const verificationCooldown: FixedWindow = { max: 1, windowMs: 120 * second };

/** The tries of an address of a client with one-time passwords of an account (apis/record_auth_with_otp.go). */
export const otpTries: FixedWindow = { max: 5, windowMs: 180 * second };

/** A window of a rule. */
export function windowOf({ maxRequests, duration }: Pick<RateLimitRule, 'maxRequests' | 'duration'>): FixedWindow {
  return { max: maxRequests, windowMs: duration * second };
}

/** Name and address of the sender of mails (core/settings_model.go). */
export const sender: { readonly name: string; readonly address: string } = {
  name: 'Support',
  address: 'support@example.com',
};
