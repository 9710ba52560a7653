// InsForge's numbers. Source, unless a line says otherwise: InsForge 2.3.1, backend, commit 268d79d2, read and recorded
// on a real server (November 2026); file names below are of that repository. What apps need to know too is in `x-reset` of
// openapi/insforge.yaml.
import { facts, passwordPatterns } from '@resetkit/sdk/insforge/reset-facts';
import type { BodyLimits } from '../../core/express/body-parser.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const mebibyte = 1024 * 1024;

/** The version of the imitated server, as `GET /api/health` gives it. */
export const version: string = '2.3.1';

/** The imitated server. */
export const imitates: string = `InsForge ${version}`;

/** One-time secrets (auth-otp.service.ts). */
export const secrets: Record<
  'codeDigits' | 'codeLifetimeMs' | 'signInCodeLifetimeMs' | 'tokenBytes' | 'tokenLifetimeMs' | 'maxAttempts',
  number
> = {
  codeDigits: 6,
  codeLifetimeMs: 15 * minute,
  signInCodeLifetimeMs: 5 * minute,
  tokenBytes: 32,
  tokenLifetimeMs: 24 * hour,
  /** Number of wrong attempts that invalidates a code: the third one does. */
  maxAttempts: 3,
};

/** The names of the limits. */
export type LimitName = 'send' | 'verify' | 'cooldown';

/** Rate limits and the cool-down (middlewares/rate-limiters.ts). */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  /** Requests for mails from one client address, successful or not. */
  send: { max: 5, windowMs: 15 * minute },
  /** Failed attempts at codes, tokens and passwords with them, from one client address. */
  verify: { max: 10, windowMs: 15 * minute },
  /** Mails asked for, for one e-mail. */
  cooldown: { max: 1, windowMs: facts.resendAfterMs },
};

/** Sessions (token.manager.ts, cookies.ts). */
export const sessions: {
  readonly accessTokenLifetimeMs: number;
  readonly refreshTokenLifetimeMs: number;
  readonly cookie: { readonly name: string; readonly path: string };
  readonly adminCookie: { readonly name: string; readonly path: string };
} = {
  accessTokenLifetimeMs: 15 * minute,
  refreshTokenLifetimeMs: 7 * day,
  cookie: { name: 'insforge_refresh_token', path: '/api/auth' },
  adminCookie: { name: 'insforge_admin_refresh_token', path: '/api/auth/admin' },
};

/** The page of `GET /api/auth/users` if the query does not say (routes/auth/index.routes.ts). */
export const userPage: { readonly limit: number } = { limit: 10 };

/** The first number that is too large for `bigint`, the type of `LIMIT` and `OFFSET` (PostgreSQL, "Numeric Types"). */
export const bigintEnd: number = 2 ** 63;

/** Body parsers (server.ts): `MAX_JSON_BODY_SIZE` and `MAX_URLENCODED_BODY_SIZE` by default. */
export const bodyLimits: BodyLimits = { json: 100 * mebibyte, form: 10 * mebibyte };

/** Characters that count as special (utils/validations.ts); colon, quotes, tilde, backtick and space do not. */
export const specialCharacter: RegExp = new RegExp(passwordPatterns.special);

/** The sender of mails. That of InsForge's cloud is not published, and with SMTP the project sets it: the address is ours. */
export const sender: string = 'InsForge <noreply@example.com>';
