import type { Reply, Request } from '../backend.ts';
import { failure, invalid } from '../errors.ts';

/** The issuers of other providers' tokens, by provider. That of Google is measured, the others are inferred. */
const issuers: Readonly<Record<string, string>> = {
  google: 'https://accounts.google.com',
  apple: 'https://appleid.apple.com',
  facebook: 'https://www.facebook.com',
  kakao: 'https://kauth.kakao.com',
};

/** `grant_type=id_token`: a token of another provider. All of them are off. */
export async function idTokenGrant({ body }: Request<'token'>): Promise<Reply<'token'>> {
  const { id_token: idToken, provider = '', client_id: clientId, issuer } = body;
  if (idToken === undefined) return missing('id_token required');
  if (provider === '' && (clientId === undefined || issuer === undefined))
    return missing('provider or client_id and issuer required');
  const known = Object.entries(issuers).find(([name, url]) => provider === name || issuer === url);
  if (!known) return invalid(`Custom OIDC provider ${JSON.stringify(provider)} not allowed`);
  return failure(400, 'provider_disabled', `Provider (issuer ${JSON.stringify(known[1])}) is not enabled`);
}

/** A refusal in OAuth's form. */
function missing(what: string): Reply<'token'> {
  return { status: 400, body: { error: 'invalid request', error_description: what } };
}
