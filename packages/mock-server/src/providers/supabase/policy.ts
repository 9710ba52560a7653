// Supabase Auth's numbers. Source, unless a line says otherwise: supabase/auth (GoTrue), commit bc32168e, August 2026
// (its changelog's head is 2.196.0), read; file names below are of that repository. "CLI" is supabase/cli, commit 1d1e7191.
// What apps need to know too is in `x-reset` of openapi/supabase.yaml.
import { facts, passwordLimits } from '@resetkit/sdk/supabase/reset-facts';
import type { FixedWindow } from '../../core/rate-limiter.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The imitated server. */
export const imitates = 'Supabase Auth 2.196.0';

/** The version that `/health` reports. */
export const version = 'v2.196.0';

/** The first day of the new form of errors (api/apiversions.go). */
export const apiVersion = '2024-01-01';

/** One-time secrets (conf/configuration.go, crypto/crypto.go). */
export const secrets: {
  readonly otpLength: { readonly min: number; readonly max: number };
  readonly otpExpirySeconds: number;
  readonly flowStateLifetimeMs: number;
} = {
  /** `MAILER_OTP_LENGTH`. The least length is the default; GoTrue uses it for lengths out of bounds, too. */
  otpLength: { min: 6, max: 10 },
  /** `MAILER_OTP_EXP` in hosted projects and in the CLI's template. GoTrue's own default is a day. */
  otpExpirySeconds: 3_600,
  /**
   * PKCE: the minimum of `EXTERNAL_FLOW_STATE_EXPIRY_DURATION`. For a recovery it starts with the request for the mail.
   */
  flowStateLifetimeMs: 300 * second,
};

/** Mails (conf/configuration.go). */
export const mails: { readonly maxFrequencySeconds: number; readonly perHour: number } = {
  /** `SMTP_MAX_FREQUENCY`: between two mails to one account. The CLI's template says 1. */
  maxFrequencySeconds: facts.resendAfterMs / second,
  /** `RATE_LIMIT_EMAIL_SENT`, of the whole project. The CLI's template says 2. */
  perHour: 30,
};

/** Send-email hooks (api/hooks; measured). */
export const hook: {
  readonly timeoutMs: number;
  readonly tries: number;
  readonly retryAfterMs: number;
  readonly maxBytes: number;
  readonly inProcess: { readonly uri: string; readonly secrets: string };
} = {
  /** For all tries together. */
  timeoutMs: 5 * second,
  tries: 3,
  /** Between two tries to reach a hook. */
  retryAfterMs: 2 * second,
  /** Of an answer. */
  maxBytes: 204_800,
  /** Of hooks that are functions. The secret is ours and public; it is the base64 of `resetkit-send-email-hook-secret!`. */
  inProcess: {
    uri: 'http://localhost/send-email-hook',
    secrets: 'v1,whsec_cmVzZXRraXQtc2VuZC1lbWFpbC1ob29rLXNlY3JldCE=',
  },
};

/**
 * A bucket of 30 tokens for the requests of one address (api/options.go; measured on 2.196.0). The settings are only the
 * refill in 5 minutes. `windowMs` is the time in which an empty bucket becomes full.
 */
const bucketOf30 = (refillIn5Minutes: number): FixedWindow => ({
  max: 30,
  windowMs: (5 * minute * 30) / refillIn5Minutes,
});

/** `RATE_LIMIT_OTP`, and `RATE_LIMIT_VERIFY`: one token in 10 seconds. */
const often = bucketOf30(30);

/** The names of the limits. */
export type LimitName =
  | 'recover'
  | 'otp'
  | 'magicLink'
  | 'resend'
  | 'signUp'
  | 'signUpAnonymously'
  | 'updateUser'
  | 'verify'
  | 'token'
  | 'challengeFactor'
  | 'verifyFactor'
  | 'mailInterval'
  | 'mails';

/**
 * Limits by client address, which are token buckets, and limits of mails, which are windows. Each operation has a bucket
 * of its own; the two of `/verify` share one, and so do the grants of `/token`.
 */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  recover: often,
  otp: often,
  magicLink: often,
  resend: often,
  signUp: often,
  /** `RATE_LIMIT_ANONYMOUS_USERS`: the size of the bucket, and its refill in an hour. */
  signUpAnonymously: { max: 30, windowMs: hour },
  updateUser: often,
  verify: often,
  /** `RATE_LIMIT_TOKEN_REFRESH`: one token in 2 seconds. */
  token: bucketOf30(150),
  /** `MFA_RATE_LIMIT_CHALLENGE_AND_VERIFY`: 15 a minute, in a burst of 30. */
  challengeFactor: bucketOf30(75),
  verifyFactor: bucketOf30(75),
  /** Mails to one account. The option `maxFrequencySeconds` sets its window. */
  mailInterval: { max: 1, windowMs: mails.maxFrequencySeconds * second },
  /** All mails. The option `emailsPerHour` sets its maximum. */
  mails: { max: mails.perHour, windowMs: hour },
};

/** Sessions (conf/configuration.go, crypto/crypto.go). */
export const sessions: {
  readonly accessTokenLifetimeSeconds: number;
  readonly refreshTokenLength: number;
  readonly refreshTokenReuseIntervalSeconds: number;
  readonly reauthenticateAfterMs: number;
} = {
  /** `JWT_EXP`. */
  accessTokenLifetimeSeconds: 3_600,
  refreshTokenLength: 12,
  /**
   * `SECURITY_REFRESH_TOKEN_REUSE_INTERVAL` in the CLI's template and in hosted projects; GoTrue's own default is 0.
   */
  refreshTokenReuseIntervalSeconds: 10,
  /** The age from which a session needs a nonce for a new password, if reauthentication is required (api/user.go). */
  reauthenticateAfterMs: day,
};

/** Passwords, in bytes (conf/configuration.go, bcrypt). */
export const passwords: { readonly minLength: number; readonly maxBytes: number; readonly randomLength: number } = {
  minLength: passwordLimits['min-bytes'],
  maxBytes: passwordLimits['max-bytes'],
  /** Of the password that an account made by an administrator gets if none is given (api/admin.go). */
  randomLength: 64,
};

/** Codes of second factors (RFC 6238 with SHA-1, api/mfa.go), which may be one step early or late. */
export const totp: { readonly stepMs: number; readonly digits: number; readonly secretBytes: number } = {
  stepMs: 30 * second,
  digits: 6,
  secretBytes: 20,
};

/** Second factors (conf/configuration.go). */
export const factors: {
  readonly challengeLifetimeMs: number;
  readonly unverifiedLifetimeMs: number;
  readonly maxEnrolled: number;
  readonly maxVerified: number;
} = {
  /** `MFA_CHALLENGE_EXPIRY_DURATION`, at its minimum. */
  challengeLifetimeMs: 300 * second,
  /** `MFA_FACTOR_EXPIRY_DURATION`, at its minimum. */
  unverifiedLifetimeMs: 300 * second,
  /** `MFA_MAX_ENROLLED_FACTORS`. */
  maxEnrolled: 10,
  /** `MFA_MAX_VERIFIED_FACTORS`. */
  maxVerified: 10,
};

/** Captchas. */
export const captchas: { readonly testTokens: readonly string[] } = {
  /** What the widgets of hCaptcha and of Turnstile return for the site keys that their documentation has for tests. */
  testTokens: ['10000000-aaaa-bbbb-cccc-000000000001', 'XXXX.DUMMY.TOKEN.XXXX'],
};

/** The largest body (api/middleware.go), in bytes. */
export const bodyLimit = 1_048_576;

/** Rows on a page of a list, without `per_page` (api/pagination.go). */
export const perPage = 50;

/** How long clients may cache `/.well-known/jwks.json` (api/jwks.go), in seconds. */
export const jwksMaxAgeSeconds = 600;

/**
 * Maximum numbers that are stored for one account. These numbers are ours: the real server deletes by age, in the
 * background.
 */
export const maxStored: {
  readonly sessions: number;
  readonly refreshTokens: number;
  readonly flowStates: number;
  readonly factorChallenges: number;
} = {
  sessions: 200,
  refreshTokens: 50,
  flowStates: 20,
  factorChallenges: 100,
};

/** The sender of mails of a hosted project without SMTP of its own (Supabase's guide "Send emails with custom SMTP"), written as GoTrue writes it. */
export const sender: string = '"Supabase Auth" <noreply@mail.app.supabase.io>';
/** `JWT_AUD`: the audience of tokens and accounts if a request names no other one in `X-JWT-AUD`. */
export const defaultAudience = 'authenticated';

/** The cookies of @supabase/ssr 0.12.7: how many characters one holds before the value is cut (`MAX_CHUNK_SIZE`). */
export const ssrCookies = { maxLength: 3_180 } as const;
