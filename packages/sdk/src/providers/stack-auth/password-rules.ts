import type { PasswordRule } from '../../client/password-rule.ts';

/** What every project asks of a password: 8 to 70 characters (password.ts of stack-shared). What has 72 bytes or more ends in a 500. */
export const passwordRules: readonly PasswordRule[] = [
  { rule: 'min-length', limit: 8 },
  { rule: 'max-length', limit: 70 },
  { rule: 'max-bytes', limit: 71 },
];
