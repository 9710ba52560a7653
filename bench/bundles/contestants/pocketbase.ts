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
