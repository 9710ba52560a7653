import type { BetterAuthOptions } from '@resetkit/mock-server/better-auth';
import fc from 'fast-check';

const trusted = ['https://app.example.com', 'https://*.preview.example.com', 'myapp://'];

/** What an app may set. Most apps set little. */
export const arbitraryOptions: fc.Arbitrary<Partial<BetterAuthOptions>> = fc
  .record(
    {
      basePath: fc.constantFrom('/auth', '/api/auth/v2'),
      trustedOrigins: fc.constantFrom(
        [],
        trusted,
        ['*.example.com', 'https://evil.example.net'],
        ['http://localhost:*', 'https://app.example.com/', 'myapp://*'],
      ),
      disabledPaths: fc.subarray([
        '/request-password-reset',
        '/sign-in/email',
        '/email-otp/reset-password',
        '/get-session',
      ]),
      emailAndPassword: fc.boolean(),
      disableSignUp: fc.boolean(),
      requireEmailVerification: fc.boolean(),
      autoSignIn: fc.boolean(),
      minPasswordLength: fc.constantFrom(1, 6, 20),
      maxPasswordLength: fc.constantFrom(22, 130),
      sendResetPassword: fc.boolean(),
      resetPasswordTokenExpiresIn: fc.constantFrom(1, 60, 90_000),
      revokeSessionsOnPasswordReset: fc.boolean(),
      emailOTP: fc.boolean(),
      // Of fewer digits those of two accounts may be equal by chance.
      otpLength: fc.constantFrom(6, 9),
      otpExpiresIn: fc.constantFrom(1, 60, 90_000),
      allowedAttempts: fc.constantFrom(1, 2, 5),
      sessionExpiresIn: fc.constantFrom(1, 60, 3_600, 200_000),
      sessionUpdateAge: fc.constantFrom(0, 60, 86_400, 300_000),
      sessionFreshAge: fc.constantFrom(0, 60, 200_000),
      sendVerificationEmail: fc.boolean(),
      sendOnSignUp: fc.constantFrom(true, false, 'where-required'),
      sendOnSignIn: fc.boolean(),
      autoSignInAfterVerification: fc.boolean(),
      verificationExpiresIn: fc.constantFrom(1, 60, 90_000),
      sendVerificationOnSignUp: fc.boolean(),
      otpDisableSignUp: fc.boolean(),
      deleteUser: fc.constant(true),
      mail: fc.constantFrom('works', 'unreachable'),
    },
    { requiredKeys: [] },
  )
  .map((options) => Object.fromEntries(Object.entries(options)));
