import { type Failure, invalid, type WeakPasswordFailure, weakPassword } from './errors.ts';
import type { SupabaseOptions } from './options.ts';
import { isTooLong, weaknessOf } from './password-rules.ts';

/** The refusal of a new password that is too long for bcrypt, or too weak. */
export function passwordFailure(
  password: string,
  options: SupabaseOptions,
): Failure<400, 'validation_failed'> | WeakPasswordFailure | undefined {
  if (isTooLong(password)) return passwordTooLong();
  const weakness = weaknessOf(password, options);
  return weakness && weakPassword(weakness);
}

/** 400 for a password that is longer than bcrypt accepts. */
function passwordTooLong(): Failure<400, 'validation_failed'> {
  return invalid('Password cannot be longer than 72 characters');
}
