import { passwordLength } from './policy.ts';

/** The refusal of a weak password: the first broken rule, and all of them. */
export interface PasswordFailure<Name extends string> {
  readonly status: 400;
  readonly body: {
    readonly name: Name;
    readonly message: string;
    readonly details: { readonly validationErrors: string[]; readonly message: string }[];
  };
}

const rules: readonly (readonly [sentence: string, holds: (password: string) => boolean])[] = [
  ['The password must be at least 10 characters long.', ({ length }) => length >= passwordLength.min],
  ['The password must be fewer than 128 characters.', ({ length }) => length <= passwordLength.max],
  ['The password may not contain sequences of three or more repeated characters.', (text) => !/(.)\1{2}/.test(text)],
  ['The password must contain at least one lowercase letter.', (text) => /[a-z]/.test(text)],
  ['The password must contain at least one uppercase letter.', (text) => /[A-Z]/.test(text)],
  ['The password must contain at least one number.', (text) => /[0-9]/.test(text)],
  ['The password must contain at least one special character.', (text) => /[^A-Za-z0-9]/.test(text)],
];

/** The refusal of a password that is not strong enough. `undefined` if it is. Lengths are UTF-16 units. */
export function weakness(
  password: string,
): PasswordFailure<'OwaspValidationError'> | PasswordFailure<'PasswordUndefinedError'> | undefined {
  if (password === '') return refusal('PasswordUndefinedError', 'Password cannot be empty or undefined', []);
  const broken = rules.filter(([, holds]) => !holds(password)).map(([sentence]) => sentence);
  const [first] = broken;
  return first === undefined ? undefined : refusal('OwaspValidationError', first, broken);
}

function refusal<Name extends string>(name: Name, message: string, validationErrors: string[]): PasswordFailure<Name> {
  return { status: 400, body: { name, message, details: [{ validationErrors, message }] } };
}
