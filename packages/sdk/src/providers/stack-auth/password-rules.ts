import type { PasswordRule } from '../../client/password-rule.ts';

/** The rules of every project: 8 to 70 characters (password.ts of stack-shared). A password of 72 bytes or more is answered with a 500. */
export const passwordRules: readonly PasswordRule[] = [
  { rule: 'min-length', limit: 8 },
  { rule: 'max-length', limit: 70 },
  { rule: 'max-bytes', limit: 71 },
];
