import { createMockServer } from '@resetkit/mock-server';
import { type BetterAuthOptions, betterAuth } from '@resetkit/mock-server/better-auth';
import { expect, test } from 'vitest';

test.each([
  [
    { emailAndPassword: { enabled: true } },
    /"emailAndPassword": Expected true or false: .* such as minPasswordLength\.$/,
  ],
  [{ emailOTP: { otpLength: 4 } }, /"emailOTP": Expected true or false: .* such as otpLength\.$/],
  [
    { sendResetPassword: () => undefined },
    /"sendResetPassword": Expected true or false: whether the app has such a function\.$/,
  ],
  [
    { minPasswordLength: 0 },
    /"minPasswordLength": Expected a whole number from 1: better-auth takes 0 for its default\.$/,
  ],
  [{ sendOnSignUp: 'yes' }, /"sendOnSignUp": Expected true, false or 'where-required'\.$/],
  [{ basePath: '/auth/' }, /"basePath": Expected a path such as '\/api\/auth', without a slash at its end\.$/],
])('%j says what was expected', (options, message) => {
  expect(() => createMockServer(betterAuth(options as Partial<BetterAuthOptions>))).toThrow(message);
});
