import type { Contestant } from '../contestant.ts';

/** What else resets passwords with InsForge. */
export const others: readonly Contestant[] = [
  {
    name: '@insforge/sdk',
    package: '@insforge/sdk',
    code: `
  import { createClient } from '@insforge/sdk';
  const { auth } = createClient({ baseUrl: location.origin, anonKey: 'key' });
  export const send = (email) => auth.sendResetPasswordEmail({ email });
  export async function finish(email, code, newPassword) {
    const { data, error } = await auth.exchangeResetPasswordToken({ email, code });
    return error ? { error } : auth.resetPassword({ newPassword, otp: data.token });
  }`,
    leftOut: ['crypto'],
  },
];

/** What our page may weigh, in bytes minified and gzipped. It misses the budget: it has three operations more. */
export const pageLimit = 8_950;
