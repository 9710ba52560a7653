import type { Contestant } from '../contestant.ts';

/** What else resets passwords with PocketBase. */
export const others: readonly Contestant[] = [
  {
    name: 'pocketbase',
    package: 'pocketbase',
    code: `
  import PocketBase from 'pocketbase';
  const users = new PocketBase(location.origin).collection('users');
  export const send = (email) => users.requestPasswordReset(email);
  export const finish = (token, password) => users.confirmPasswordReset(token, password, password);`,
  },
];

/** What our page may weigh, in bytes minified and gzipped. It misses the budget: the operations of addresses, records and one-time passwords are 180 bytes of it. */
export const pageLimit = 8_950;
