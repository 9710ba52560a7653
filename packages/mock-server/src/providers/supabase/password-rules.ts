import type { Weakness, WeakPasswordReason } from './errors.ts';
import type { SupabaseOptions } from './options.ts';
import { passwords } from './policy.ts';

const encoder = new TextEncoder();

/** Whether a password is longer than bcrypt accepts. */
export function isTooLong(password: string): boolean {
  return encoder.encode(password).length > passwords.maxBytes;
}

/** The rules that a password breaks now. Length is counted in bytes. The sentences are joined by a space. */
export function weaknessOf(password: string, options: SupabaseOptions): Weakness | undefined {
  const { passwordMinLength, passwordRequiredCharacters: sets } = options;
  const found: [reason: WeakPasswordReason, sentence: string][] = [];
  if (encoder.encode(password).length < passwordMinLength)
    found.push(['length', `Password should be at least ${passwordMinLength} characters.`]);
  if (sets.some((set) => ![...set].some((character) => password.includes(character))))
    found.push(['characters', `Password should contain at least one character of each: ${sets.join(', ')}.`]);
  if (found.length === 0) return undefined;
  return { message: found.map(([, sentence]) => sentence).join(' '), reasons: found.map(([reason]) => reason) };
}
