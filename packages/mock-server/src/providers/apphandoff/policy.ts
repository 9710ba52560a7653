// AppHandoff's numbers. Its API pages (2026) have 8 hours and 512 characters; GoTrue's source (supabase/auth, commit bc32168e)
// and the hosted template have the hour of a link. All other figures are ours: openapi/apphandoff.yaml, O4.
import type { FixedWindow } from '../../core/rate-limiter.ts';

const minute = 60_000;
const window = 15 * minute;

/** The imitated server. */
export const imitates = 'AppHandoff as its pages of 2026 describe it';

/** The settings of the Supabase project. */
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

/** Requests from one client address (O4). */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  sendPasswordReset: { max: 5, windowMs: window },
  sendMagicLink: { max: 5, windowMs: window },
  signup: { max: 5, windowMs: window },
  refreshToken: { max: 5, windowMs: window },
  loginWithPassword: { max: 10, windowMs: window },
  devLogin: { max: 10, windowMs: window },
};

/** Number of trusted reverse proxies, whose `X-Forwarded-For` is believed (O4): a hosted service has one. */
export const trustedProxies = 1;

/** The largest body, in bytes. Its pages name none: this is the bound of the Supabase project behind it. */
export const bodyLimit = 1_048_576;

/** The start of every API key (guide on authentication). */
export const apiKeyPrefix = 'ah_k_';

/** The sender of mails. Its pages do not name it: the address is ours. */
export const sender: string = 'AppHandoff <noreply@example.com>';
