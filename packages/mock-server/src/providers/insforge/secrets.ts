import type { Address } from '../../core/accounts.ts';
import type { Secret } from '../../core/tokens.ts';
import { secrets } from './policy.ts';

/** The purpose of a secret. There is at most one secret for each e-mail and purpose: a new one replaces the old one. */
export type Purpose = 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'SIGN_IN';

/**
 * Whether a code can be tried: it is unused and has not expired by the application's clock. It is still valid at the
 * instant of expiry.
 */
export function isLiveCode(secret: Secret | undefined, now: number): secret is Secret {
  return secret?.kind === 'code' && secret.consumedAt === undefined && now <= secret.expiresAt;
}

/** Whether a token can be used: it is unused and has not expired by the database's comparison. */
export function isLiveToken(secret: Secret | undefined, value: string, now: number): secret is Secret {
  return (
    secret?.kind === 'token' && secret.value === value && secret.consumedAt === undefined && now < secret.expiresAt
  );
}

/** An address with one of its secrets replaced. */
export function withSecret(address: Address, purpose: Purpose, secret: Secret): Address {
  return { ...address, secrets: { ...address.secrets, [purpose]: secret } };
}

/** The lifetime of a new secret of this purpose, in milliseconds. */
export function lifetimeOf(purpose: Purpose, kind: Secret['kind']): number {
  if (kind === 'token') return secrets.tokenLifetimeMs;
  return purpose === 'SIGN_IN' ? secrets.signInCodeLifetimeMs : secrets.codeLifetimeMs;
}
