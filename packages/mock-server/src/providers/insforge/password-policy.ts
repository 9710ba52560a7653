import type { InsforgeOptions } from './options.ts';
import { specialCharacter } from './policy.ts';

/** Whether a password satisfies the configured rules. Lengths are UTF-16 units, classes are ASCII. */
export function satisfiesPolicy(password: string, options: InsforgeOptions): boolean {
  if (password.length < options.passwordMinLength) return false;
  if (options.requireNumber && !/[0-9]/.test(password)) return false;
  if (options.requireLowercase && !/[a-z]/.test(password)) return false;
  if (options.requireUppercase && !/[A-Z]/.test(password)) return false;
  return !options.requireSpecialChar || specialCharacter.test(password);
}

/** The sentence for a password that breaks a rule. It always lists all configured rules. */
export function policySentence(options: InsforgeOptions): string {
  return [
    `Password must contain at least ${options.passwordMinLength} characters long`,
    ...(options.requireNumber ? ['at least one number'] : []),
    ...(options.requireLowercase ? ['at least one lowercase letter'] : []),
    ...(options.requireUppercase ? ['at least one uppercase letter'] : []),
    ...(options.requireSpecialChar ? ['at least one special character'] : []),
  ].join(', ');
}
