import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/collections/{collection}/auth-methods`: how one can sign in. The mock has passwords only. */
export async function listAuthMethods(
  _request: Request<'listAuthMethods'>,
  { collection: { hasPasswords } }: Backend,
): Promise<Reply<'listAuthMethods'>> {
  return {
    status: 200,
    body: {
      password: { identityFields: hasPasswords ? ['email'] : [], enabled: hasPasswords },
      oauth2: { providers: [], enabled: false },
      mfa: { enabled: false, duration: 0 },
      otp: { enabled: false, duration: 0 },
      authProviders: [],
      usernamePassword: false,
      emailPassword: hasPasswords,
    },
  };
}
