import { schemas } from '@resetkit/sdk/pocketbase/schemas';
import type { AuthCollection } from './collections.ts';
import type { FieldError } from './errors.ts';
import { formMax, passwordField } from './policy.ts';

const blank: FieldError = { code: 'validation_required', message: 'Cannot be blank.' };

/** What a form says of a text: that it is missing, or has too few or too many bytes. */
export function textError(text: string, min = 1): FieldError | undefined {
  if (text === '') return blank;
  const { length } = new TextEncoder().encode(text);
  if (length >= min && length <= formMax) return undefined;
  return {
    code: 'validation_length_out_of_range',
    message: `The length must be between ${min} and ${formMax}.`,
    params: { max: formMax, min },
  };
}

/** What a form says of an address. */
export function emailError(email: string): FieldError | undefined {
  const wrong = textError(email);
  if (wrong || isEmail(email)) return wrong;
  return { code: 'validation_is_email', message: 'Must be a valid email address.' };
}

/** Whether a text has the form of an address. */
export function isEmail(text: string): boolean {
  return schemas.requestPasswordReset.body.safeParse({ email: text }).success;
}

/** What a form says of a password that is typed twice: of each of the two. */
export function passwordErrors(
  password: string,
  passwordConfirm: string,
  { password: { min } }: AuthCollection,
): { readonly password: FieldError | undefined; readonly passwordConfirm: FieldError | undefined } {
  const isSame = passwordConfirm === password;
  const mismatch: FieldError = { code: 'validation_values_mismatch', message: "Values don't match." };
  return {
    password: textError(password, min),
    passwordConfirm: passwordConfirm === '' ? blank : isSame ? undefined : mismatch,
  };
}

/** What the field of the collection says of a new password: it counts characters, and bcrypt takes so many bytes. */
export function fieldError(
  password: string,
  { password: { min, max, pattern } }: AuthCollection,
): FieldError | undefined {
  if (new TextEncoder().encode(password).length > passwordField.maxBytes)
    return { code: 'validation_invalid_value', message: 'Invalid value.' };
  const { length } = [...password];
  if (length < min) return { code: 'validation_min_text_constraint', message: `Must be at least ${min} character(s).` };
  if (length > max)
    return { code: 'validation_max_text_constraint', message: `Must be less than ${max} character(s).` };
  if (pattern === '' || new RegExp(pattern, 'u').test(password)) return undefined;
  return { code: 'validation_invalid_format', message: 'Invalid value format.' };
}
