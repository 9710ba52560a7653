// Stack Auth's numbers. Source, unless a line says otherwise: Stack Auth 2.8.86, backend, commit 2f719903, read in April
// 2026; file names below are of that repository. What apps need to know too is in `x-reset` of openapi/stack-auth.yaml.
import { passwordLimits } from '@resetkit/sdk/stack-auth/reset-facts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** The imitated server. */
export const imitates = 'Stack Auth 2.8.86';

/** Mailed codes and second-factor attempt codes (verification-code-handler.tsx). */
export const codes: Record<'lifetimeMs' | 'attemptLifetimeMs' | 'length' | 'otpLength' | 'maxAttempts', number> = {
  lifetimeMs: 7 * day,
  /** The attempt code in the answer to a sign-in that needs a second factor (sign-in-verification-code-handler.tsx). */
  attemptLifetimeMs: 5 * minute,
  length: 45,
  /**
   * Length of the part of a sign-in code that a person types. The rest is the nonce; attempts are counted by the nonce.
   */
  otpLength: 6,
  /** Accepted attempts for a code; the next one is refused. */
  maxAttempts: 20,
};

/** Passwords (helpers/password.ts, utils/hashes.tsx). */
export const passwords: {
  readonly minLength: 8;
  readonly maxLength: 70;
  readonly unhashableBytes: number;
  readonly maxHashCost: 16;
} = {
  minLength: passwordLimits['min-length'],
  /** UTF-16 units; the schema's limit (openapi/stack-auth.yaml). */
  maxLength: passwordLimits['max-length'],
  /** bcrypt reads 72 bytes, so the server refuses to hash as many. */
  unhashableBytes: passwordLimits['max-bytes'] + 1,
  maxHashCost: 16,
};

/** Sessions (lib/tokens.tsx). */
export const sessions: Record<'accessTokenLifetimeMs' | 'refreshTokenLifetimeMs' | 'oauthExpiresInSeconds', number> = {
  accessTokenLifetimeMs: 10 * minute,
  refreshTokenLifetimeMs: 365 * day,
  /** `expires_in` of the OAuth library, regardless of the token's own expiry (@node-oauth/oauth2-server 5.1.0). */
  oauthExpiresInSeconds: 3_599,
};

/** The largest body, in bytes. Version 2.8.86 has no bound of its own: this is that of the versions after it. */
export const bodyLimit: number = 8 * 1024 * 1024;

/** The second factor (lib/../mfa/sign-in): HMAC-SHA1. Only the current time step is accepted. */
export const totp: Record<'stepMs' | 'digits', number> = { stepMs: 30 * second, digits: 6 };

/** How long the server delays the answer to a reset request for an unknown address (send-reset-code/route.tsx). */
export const unknownAccountWaitMs: Record<'min' | 'max', number> = { min: 2 * second, max: 3 * second };

/**
 * Number of sessions of one user that the mock stores, so that a long-running mock stays fast. Older ones are deleted.
 * The number is ours.
 */
export const sessionsKept = 1_000;

/** The placeholder that SDKs without a publishable client key send. */
export const noClientKey = '__stack_public_client__';

/** The project whose users own the other projects. */
export const internalProjectId = 'internal';

/** The address that mails come from: that of the shared server in development. The name is the project's. */
export const senderAddress: string = 'noreply@example.com';
