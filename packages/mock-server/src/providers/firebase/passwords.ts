import type { Backend } from './backend.ts';
import { type Failure, refused } from './errors.ts';
import { ids, passwordLength, specialCharacters } from './policy.ts';
import { randomId } from './random-text.ts';
import type { User, UserFields } from './user.ts';

/** What an account gets with a password. Nothing is hashed: this is what the emulator keeps. One that it has stays as it is. */
export function passwordFields({ random, clock }: Backend, password: string, before?: User): Required<PasswordFields> {
  const kept = before && isPasswordOf(before, password) ? before : undefined;
  if (kept) {
    const { salt = '', passwordHash = '', passwordUpdatedAt = 0, validSince = '0' } = kept;
    return { salt, passwordHash, passwordUpdatedAt, validSince };
  }
  const salt = `fakeSalt${randomId(random, ids.salt)}`;
  const now = clock.now();
  return { salt, passwordHash: hashOf(password, salt), passwordUpdatedAt: now, validSince: secondsOf(now) };
}

type PasswordFields = {
  [Name in 'salt' | 'passwordHash' | 'passwordUpdatedAt' | 'validSince']: NonNullable<UserFields[Name]>;
};

/** A time as the seconds of `validSince`. */
export function secondsOf(ms: number): string {
  return String(Math.floor(ms / 1_000));
}

/** Whether it is the password of an account. */
export function isPasswordOf({ passwordHash, salt }: User, password: string): boolean {
  return passwordHash !== undefined && salt !== undefined && passwordHash === hashOf(password, salt);
}

/** The password of an account in plain text. `undefined` if it has none, or if a hash was imported. */
export function passwordOf({ passwordHash, salt }: User): string | undefined {
  const start = hashOf('', salt ?? '');
  return passwordHash?.startsWith(start) ? passwordHash.slice(start.length) : undefined;
}

/** A password as the emulator keeps it. */
export function hashOf(password: string, salt: string): string {
  return `fakeHash:salt=${salt}:password=${password}`;
}

/** The refusal of a password that is too weak. `undefined` if it is not. */
export function weakness({ options }: Pick<Backend, 'options'>, password: string): Failure<400> | undefined {
  if (password.length < passwordLength.min)
    return refused(`WEAK_PASSWORD : Password should be at least ${passwordLength.min} characters`);
  return gapToPolicy({ options }, password);
}

/** The refusal of a password that the project's policy does not accept (hosted). */
export function gapToPolicy({ options }: Pick<Backend, 'options'>, password: string): Failure<400> | undefined {
  const { service, passwordPolicy } = options;
  if (service !== 'hosted' || passwordPolicy.enforcementState !== 'ENFORCE') return undefined;
  const { customStrengthOptions: asked } = passwordPolicy;
  const { minPasswordLength = 0, maxPasswordLength = passwordLength.max } = asked;
  const has = (pattern: RegExp): boolean => pattern.test(password);
  const missing = [
    password.length < minPasswordLength && `Password must contain at least ${minPasswordLength} characters`,
    password.length > maxPasswordLength && `Password may contain at most ${maxPasswordLength} characters`,
    asked.containsLowercaseCharacter && !has(/[a-z]/) && 'Password must contain a lower case character',
    asked.containsUppercaseCharacter && !has(/[A-Z]/) && 'Password must contain an upper case character',
    asked.containsNumericCharacter && !has(/[0-9]/) && 'Password must contain a numeric character',
    asked.containsNonAlphanumericCharacter &&
      !specialCharacters.some((one) => password.includes(one)) &&
      'Password must contain a non-alphanumeric character',
  ].filter((sentence) => typeof sentence === 'string');
  if (missing.length === 0) return undefined;
  return refused(`PASSWORD_DOES_NOT_MEET_REQUIREMENTS : Missing password requirements: [${missing.join(', ')}]`);
}
