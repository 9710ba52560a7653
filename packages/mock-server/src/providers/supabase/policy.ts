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

const often: FixedWindow = { max: 30, windowMs: 5 * minute };

/** The names of the limits. */
export type LimitName =
  | 'recover'
  | 'otp'
  | 'resend'
  | 'signUp'
  | 'updateUser'
  | 'verify'
  | 'token'
  | 'mailInterval'
  | 'mails';

/**
 * Limits by client address (api/options.go: bursts of 30 that refill in 5 minutes, here windows), and limits of mails.
 */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  recover: often,
  otp: often,
  resend: often,
  signUp: often,
  updateUser: often,
  verify: often,
  /** `RATE_LIMIT_TOKEN_REFRESH`. */
  token: { max: 150, windowMs: 5 * minute },
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

/** The largest body (api/middleware.go), in bytes. */
export const bodyLimit = 1_048_576;

/** Accounts on a page of `listUsers` (api/pagination.go). */
export const usersPerPage = 50;

/** How long clients may cache `/.well-known/jwks.json` (api/jwks.go), in seconds. */
export const jwksMaxAgeSeconds = 600;

/**
 * Maximum numbers that are stored for one account. These numbers are ours: the real server deletes by age, in the
 * background.
 */
export const maxStored: { readonly sessions: number; readonly refreshTokens: number; readonly flowStates: number } = {
  sessions: 200,
  refreshTokens: 50,
  flowStates: 20,
};
