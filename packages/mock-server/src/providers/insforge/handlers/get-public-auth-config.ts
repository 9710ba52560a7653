import { signInRules } from '../auth-config.ts';
import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/auth/public-config`: the settings that a sign-in page may see. */
export async function getPublicAuthConfig(
  _request: Request<'getPublicAuthConfig'>,
  backend: Backend,
): Promise<Reply<'getPublicAuthConfig'>> {
  const { options } = backend;
  return {
    status: 200,
    body: {
      oAuthProviders: [...options.oAuthProviders].sort(),
      customOAuthProviders: [...options.customOAuthProviders],
      ...signInRules(options),
      disableSignup: options.disableSignup,
    },
  };
}
