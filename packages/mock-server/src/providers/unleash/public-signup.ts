import type { Backend } from './backend.ts';

/** Whether people may make their own account with this link; case counts. */
export async function isSignupOpen({ options, clock }: Backend, secret: string): Promise<boolean> {
  const { publicSignupTokens } = (await options.state()).value;
  const known = publicSignupTokens.find((token) => token.secret === secret);
  if (!known || known.enabled === false) return false;
  return known.expiresAt === undefined || clock.now() < Date.parse(known.expiresAt);
}
