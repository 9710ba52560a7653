import type { Address } from '../../core/accounts.ts';
import type { Secret } from '../../core/tokens.ts';
import { secrets } from './policy.ts';

/** What a secret is for. There is at most one for each e-mail and purpose; the newest replaces the one before. */
export type Purpose = 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'SIGN_IN';

/** Whether a code can be tried: unused, and not past its expiry by the application's clock (the instant itself still counts). */
export function isLiveCode(secret: Secret | undefined, now: number): secret is Secret {
  return secret?.kind === 'code' && secret.consumedAt === undefined && now <= secret.expiresAt;
}

/** Whether a token can be used: unused, and before its expiry as the database compares it. */
export function isLiveToken(secret: Secret | undefined, value: string, now: number): secret is Secret {
  return (
    secret?.kind === 'token' && secret.value === value && secret.consumedAt === undefined && now < secret.expiresAt
  );
}

/** An address with one of its secrets replaced. */
export function withSecret(address: Address, purpose: Purpose, secret: Secret): Address {
  return { ...address, secrets: { ...address.secrets, [purpose]: secret } };
}

/** How long a new secret of this purpose lives, in milliseconds. */
export function lifetimeOf(purpose: Purpose, kind: Secret['kind']): number {
  if (kind === 'token') return secrets.tokenLifetimeMs;
  return purpose === 'SIGN_IN' ? secrets.signInCodeLifetimeMs : secrets.codeLifetimeMs;
}
