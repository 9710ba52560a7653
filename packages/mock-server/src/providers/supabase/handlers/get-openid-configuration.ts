import type { Backend, Reply, Request } from '../backend.ts';
import { root } from '../paths.ts';
import { jwksMaxAgeSeconds } from '../policy.ts';

/** `GET /auth/v1/.well-known/openid-configuration`: metadata that is the same for every project, but for the issuer. */
export async function getOpenidConfiguration(
  { baseUrl }: Request<'getOpenidConfiguration'>,
  { options }: Backend,
): Promise<Reply<'getOpenidConfiguration'>> {
  const issuer = `${options.apiExternalUrl ?? baseUrl}${root}`;
  return {
    status: 200,
    headers: { 'Cache-Control': `public, max-age=${jwksMaxAgeSeconds}` },
    body: {
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      userinfo_endpoint: `${issuer}/oauth/userinfo`,
      scopes_supported: ['openid', 'profile', 'email', 'phone', 'offline_access'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'ES256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      claims_supported: [
        ...['sub', 'aud', 'iss', 'exp', 'iat', 'auth_time', 'nonce', 'email', 'email_verified', 'phone_number'],
        ...['phone_number_verified', 'name', 'picture', 'preferred_username', 'updated_at'],
      ],
      code_challenge_methods_supported: ['S256', 'plain'],
    },
  };
}
