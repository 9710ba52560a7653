import type { Contestant } from '../contestant.ts';

/** What else resets passwords with better-auth. */
export const others: readonly Contestant[] = [
  {
    name: 'better-auth/client',
    package: 'better-auth',
    code: `
  import { createAuthClient } from 'better-auth/client';
  const client = createAuthClient({ baseURL: location.origin });
  export const send = (email, redirectTo) => client.requestPasswordReset({ email, redirectTo });
  export const finish = (token, newPassword) => client.resetPassword({ token, newPassword });`,
  },
];

/** What our page may weigh, in bytes minified and gzipped. It misses the budget: the operations of addresses, sessions and the own account are 160 bytes of it. */
export const pageLimit = 8_950;
