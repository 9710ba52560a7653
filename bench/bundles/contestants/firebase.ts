import type { Contestant } from '../contestant.ts';

/** What else resets passwords with Firebase Auth. */
export const others: readonly Contestant[] = [
  {
    name: 'firebase/auth',
    package: 'firebase',
    code: `
  import { initializeApp } from 'firebase/app';
  import { confirmPasswordReset, initializeAuth, sendPasswordResetEmail } from 'firebase/auth';
  const auth = initializeAuth(initializeApp({ apiKey: 'key' }));
  export const send = (email, url) => sendPasswordResetEmail(auth, email, { url });
  export const finish = (code, password) => confirmPasswordReset(auth, code, password);`,
  },
];

/** What our page may weigh, in bytes minified and gzipped. It misses the budget: it has the types of two APIs, and asks for a mail and looks at a code by calls that do other things too. */
export const pageLimit = 10_000;
