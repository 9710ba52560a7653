import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/auth/public-config`: what a sign-in page may know. */
export async function getPublicAuthConfig(
  _request: Request<'getPublicAuthConfig'>,
  backend: Backend,
): Promise<Reply<'getPublicAuthConfig'>> {
  const { value: options } = await backend.options.state();
  return {
    status: 200,
    body: {
      oAuthProviders: [...options.oAuthProviders].sort(),
      customOAuthProviders: [...options.customOAuthProviders],
      requireEmailVerification: options.requireEmailVerification,
      passwordMinLength: options.passwordMinLength,
      requireNumber: options.requireNumber,
      requireLowercase: options.requireLowercase,
      requireUppercase: options.requireUppercase,
      requireSpecialChar: options.requireSpecialChar,
      verifyEmailMethod: options.verifyEmailMethod,
      resetPasswordMethod: options.resetPasswordMethod,
      disableSignup: options.disableSignup,
    },
  };
}
