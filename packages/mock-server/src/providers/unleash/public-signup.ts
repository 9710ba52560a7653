import type { Backend } from './backend.ts';

/** Whether anyone with this sign-up link can make an account. The secret is case-sensitive. */
export function isSignupOpen({ options, clock }: Backend, secret: string): boolean {
  const link = options.publicSignupTokens.find((token) => token.secret === secret);
  if (!link || link.enabled === false) return false;
  return link.expiresAt === undefined || clock.now() < Date.parse(link.expiresAt);
}
