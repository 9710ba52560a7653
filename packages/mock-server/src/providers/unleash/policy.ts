// Unleash's numbers. Source, unless a line says otherwise: unleash-server 8.2.0 from npm, read and recorded on a real server
// (November 2026); version 7 is 7.6.5 from npm, run in the same way. File names below are of that package's dist/lib.
// What apps need to know too is in `x-reset` of openapi/unleash.yaml.
import { facts, passwordLimits } from '@resetkit/sdk/unleash/reset-facts';
import type { BodyLimits } from '../../core/express/body-parser.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The imitated servers. The newer one is the default. */
export const imitates = 'Unleash 8.2.0 or 7.6.5';

/** Tokens of mailed links and invitations (services/reset-token-service.js); bcrypt's salt and hash, at cost 10. */
export const resetTokens: {
  readonly lifetimeMs: number;
  readonly prefix: string;
  readonly alphabet: string;
  readonly length: number;
} = {
  lifetimeMs: 24 * hour,
  prefix: '$2b$10$',
  alphabet: './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  length: 53,
};

/** The name that is recorded as the author of a public reset request (types/core.js). */
export const systemUser = 'unleash_system_user';

/** The names of the limits. */
export type LimitName = 'passwordReset' | 'login' | 'userAdmin' | 'personalToken' | 'cooldown';

/** Limits by name (create-config.js, features/rate-limiting). The first two maxima are options. */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  /** Requests for reset mails from one client address, successful or not: `PASSWORD_RESET_LIMIT_PER_MINUTE`. */
  passwordReset: { max: 1, windowMs: minute },
  /** Requests below `/auth/simple` from one client address, with any method: `SIMPLE_LOGIN_LIMIT_PER_MINUTE`. */
  login: { max: 10, windowMs: minute },
  /** POST requests below `/api/admin/user-admin` from one client address: `CREATE_USER_RATE_LIMIT_PER_MINUTE`. */
  userAdmin: { max: 20, windowMs: minute },
  /** Requests with personal access tokens from one client address. */
  personalToken: { max: 20_000, windowMs: minute },
  /** Reset links made for one account (services/user-service.js). */
  cooldown: { max: 1, windowMs: facts.resendAfterMs },
};

/** Sessions (middleware/session-db.js, services/session-service.js): `SESSION_TTL_HOURS`, `MAX_PARALLEL_SESSIONS`. */
export const sessions: {
  readonly lifetimeMs: number;
  readonly atOnce: number;
  readonly cookie: string;
  readonly idBytes: number;
} = { lifetimeMs: 48 * hour, atOnce: 5, cookie: 'unleash-session', idBytes: 24 };

/** The body parser (app.js): Express's default limit, and any JSON value is parsed, however deep. */
export const bodyLimits: BodyLimits = { json: 100 * 1024, strict: false, levels: Number.POSITIVE_INFINITY };

/** Number of passwords that may not be set again, including the current one (services/user-service.js). */
export const rememberedPasswords = 5;

/** The password rules' lengths (owasp-password-strength-test, its passphrase exemption off). */
export const passwordLength: { readonly min: number; readonly max: number } = {
  min: passwordLimits['min-length'],
  max: passwordLimits['max-length'],
};

/** The least length of a text that accounts are searched for, in UTF-16 units (routes/admin-api/user-admin.js). */
export const search: { readonly minLength: number } = { minLength: 2 };

/** `USER_INACTIVITY_THRESHOLD_IN_DAYS` by default (create-config.js). */
export const inactiveAfterMs: number = 180 * 24 * hour;

/** The columns `integer` and `varchar(255)` of PostgreSQL. */
export const columns: { readonly maxInteger: number; readonly textLength: number } = {
  maxInteger: 2_147_483_647,
  textLength: 255,
};

/** The sender of mails: `EMAIL_SENDER` by default (create-config.js). */
export const sender: string = 'Unleash <noreply@getunleash.io>';
