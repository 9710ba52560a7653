// better-auth's numbers. Source, unless a line says otherwise: better-auth 1.7.25 from npm, read, and recorded in a running
// server (November 2026). File names below are of that package's dist. What apps need to know too is in `x-reset` of
// openapi/better-auth.yaml.
import { passwordLimits } from '@resetkit/sdk/better-auth/reset-facts';
import type { FixedWindow } from '../../core/rate-limiter.ts';

const second = 1_000;
const minute = 60 * second;

/** The imitated versions. The newer one is the default. */
export const imitates = 'better-auth 1.7.25 or 1.7.1';

/** The characters of tokens and ids, and how many of them these have. */
export const identifiers: {
  readonly alphabet: string;
  readonly resetToken: number;
  readonly sessionToken: number;
  readonly id: number;
} = {
  alphabet: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  resetToken: 24,
  sessionToken: 32,
  id: 32,
};

/** How long the token of a mailed link is good by default, in seconds: `resetPasswordTokenExpiresIn`. */
export const resetTokenSeconds = 3_600;

/** How long a link that verifies an address is good by default, in seconds: `emailVerification.expiresIn`. */
export const verificationSeconds = 3_600;

/** The plugin `emailOTP` by default: digits, seconds, wrong tries. */
export const otp: { readonly length: number; readonly seconds: number; readonly attempts: number } = {
  length: 6,
  seconds: 300,
  attempts: 3,
};

/** Expired rows are removed once in this time at most (db/internal-adapter). */
export const cleanupEveryMs: number = minute;

/** `minPasswordLength` and `maxPasswordLength` by default, in UTF-16 units. */
export const passwordLength: { readonly min: number; readonly max: number } = {
  min: passwordLimits['min-length'],
  max: passwordLimits['max-length'],
};

/** Sessions by default, in seconds: `expiresIn`, `updateAge` and `freshAge`, and one that is not remembered (db/internal-adapter). */
export const sessions: {
  readonly seconds: number;
  readonly renewedAfterSeconds: number;
  readonly freshSeconds: number;
  readonly unrememberedSeconds: number;
  readonly cookie: string;
} = {
  seconds: 604_800,
  renewedAfterSeconds: 86_400,
  freshSeconds: 86_400,
  unrememberedSeconds: 86_400,
  cookie: 'better-auth.session_token',
};

/** The names of the limits. */
export type LimitName = 'passwordReset' | 'signIn' | 'emailOTP' | 'general';

/** Limits by name (api/rate-limiter): of one client address, each path for itself. */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  /** Paths that ask for a mail. */
  passwordReset: { max: 3, windowMs: minute },
  /** Paths that begin with `/sign-in`, `/sign-up`, `/change-password` and `/change-email`. */
  signIn: { max: 3, windowMs: 10 * second },
  /** Paths of the plugin `emailOTP` (plugins/email-otp). */
  emailOTP: { max: 3, windowMs: minute },
  /** All other paths. */
  general: { max: 100, windowMs: 10 * second },
};

/** The bytes that are read of a body. better-auth has no limit; the mock takes no more memory than this. */
export const bodyLimit: number = 8 * 1024 * 1024;

/** The sender of mails. better-auth sends none itself: the app does. */
export const sender = 'App <noreply@example.com>';
