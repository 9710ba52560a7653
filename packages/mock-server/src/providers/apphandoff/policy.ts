// AppHandoff's numbers. Its API pages (2026) have 8 hours and 512 characters; GoTrue's source (supabase/auth, commit bc32168e)
// and the hosted template have the hour of a link. All other figures are ours: openapi/apphandoff.yaml, O4.
import type { FixedWindow } from '../../core/rate-limiter.ts';

const minute = 60_000;
const window = 15 * minute;

/** The server that is imitated. */
export const imitates = 'AppHandoff as its pages of 2026 describe it';

/** What the Supabase project is set to. */
export const project: { readonly jwtExpirySeconds: number; readonly otpExpirySeconds: number } = {
  /** `expires_in` of the sign-in in the guide. */
  jwtExpirySeconds: 28_800,
  /** `MAILER_OTP_EXP` where Supabase hosts. */
  otpExpirySeconds: 3_600,
};

/** The names of the limits. */
export type LimitName =
  | 'sendPasswordReset'
  | 'sendMagicLink'
  | 'signup'
  | 'refreshToken'
  | 'loginWithPassword'
  | 'devLogin';

/** Requests of one address (O4). */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  sendPasswordReset: { max: 5, windowMs: window },
  sendMagicLink: { max: 5, windowMs: window },
  signup: { max: 5, windowMs: window },
  refreshToken: { max: 5, windowMs: window },
  loginWithPassword: { max: 10, windowMs: window },
  devLogin: { max: 10, windowMs: window },
};

/** Proxies in front whose `X-Forwarded-For` is believed (O4): a hosted service has one. */
export const trustedProxies = 1;

/** What API keys begin with (guide on authentication). */
export const apiKeyPrefix = 'ah_k_';
