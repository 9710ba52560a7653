import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/collections/{collection}/auth-methods`: how one can sign in. The mock has passwords and one-time passwords. */
export async function listAuthMethods(
  _request: Request<'listAuthMethods'>,
  { collection: { hasPasswords, otp, mfa } }: Backend,
): Promise<Reply<'listAuthMethods'>> {
  return {
    status: 200,
    body: {
      password: { identityFields: hasPasswords ? ['email'] : [], enabled: hasPasswords },
      oauth2: { providers: [], enabled: false },
      mfa: { enabled: mfa.enabled, duration: mfa.enabled ? mfa.seconds : 0 },
      otp: { enabled: otp.enabled, duration: otp.enabled ? otp.seconds : 0 },
      authProviders: [],
      usernamePassword: false,
      emailPassword: hasPasswords,
    },
  };
}
