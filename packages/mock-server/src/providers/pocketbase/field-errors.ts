import { schemas } from '@resetkit/sdk/pocketbase/schemas';
import type { AuthCollection } from './collections.ts';
import type { FieldError } from './errors.ts';
import { formMax, keys, passwordField } from './policy.ts';

/** What is said of a text that is missing. */
export const blank: FieldError = { code: 'validation_required', message: 'Cannot be blank.' };

/** What a form says of a text: that it is missing, or has too few or too many bytes. */
export function textError(text: string, min = 1, max: number = formMax): FieldError | undefined {
  if (text === '') return blank;
  const { length } = new TextEncoder().encode(text);
  if (length >= min && length <= max) return undefined;
  return {
    code: 'validation_length_out_of_range',
    message: `The length must be between ${min} and ${max}.`,
    params: { max, min },
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

/** What the field `email` of a collection says. */
export function emailFieldError(email: string): FieldError | undefined {
  return email === '' ? blank : emailError(email);
}

/** What is said of an id that a record of another collection has. */
export const notUniqueAnywhere: FieldError = {
  code: 'validation_invalid_auth_id',
  message: 'Invalid or duplicated auth record id.',
};

/** What is said of an address or an id that another record has. */
export const notUnique: FieldError = { code: 'validation_not_unique', message: 'Value must be unique.' };

/** What a text field of a collection says of a text that is too long. */
export function tooLong(text: string, max: number): FieldError | undefined {
  if ([...text].length <= max) return undefined;
  return {
    code: 'validation_max_text_constraint',
    message: `Must be no more than ${max} character(s).`,
    params: { max },
  };
}

/** What a text field of a collection says of a text that is too short. */
export function tooShort(text: string, min: number): FieldError | undefined {
  if ([...text].length >= min) return undefined;
  return { code: 'validation_min_text_constraint', message: `Must be at least ${min} character(s).`, params: { min } };
}

/** What the field `id` of a collection says. An empty one becomes a new one. */
export function idError(id: string): FieldError | undefined {
  if (id === '') return undefined;
  const { idLength } = keys;
  const unfit = tooShort(id, idLength) ?? tooLong(id, idLength);
  if (unfit || /^[a-z0-9]+$/.test(id)) return unfit;
  return { code: 'validation_invalid_format', message: 'Invalid value format.' };
}

/** What a field that holds a file says of the name of one that it does not have. */
export function fileError(name: string): FieldError {
  return {
    code: 'validation_invalid_file',
    message: `Invalid new files: [${name}].`,
    params: { invalidFiles: [name] },
  };
}

/** What a form says of the second of two passwords. */
export function repeatError(password: string, passwordConfirm: string): FieldError | undefined {
  if (passwordConfirm === '') return blank;
  return passwordConfirm === password ? undefined : mismatch;
}

/** What is said of a token that is used up, expired or forged. */
export const badToken: FieldError = { code: 'validation_invalid_token', message: 'Invalid or expired token.' };

/** What is said of a token of an account in another collection. */
export const otherCollection: FieldError = {
  code: 'validation_token_collection_mismatch',
  message: 'The provided token is for different auth collection.',
};

/** What is said of a value that is not the same as another. */
export const mismatch: FieldError = { code: 'validation_values_mismatch', message: "Values don't match." };

/** What a form says of a password that is typed twice: of each of the two. */
export function passwordErrors(
  password: string,
  passwordConfirm: string,
  { password: { min } }: AuthCollection,
): { readonly password: FieldError | undefined; readonly passwordConfirm: FieldError | undefined } {
  return { password: textError(password, min || 1), passwordConfirm: repeatError(password, passwordConfirm) };
}

/** Whether a password has more bytes than bcrypt takes. */
export function isTooLongForBcrypt(password: string): boolean {
  return new TextEncoder().encode(password).length > passwordField.maxBytes;
}

/** What the field of the collection says of a new password: it counts characters, and bcrypt takes so many bytes. */
export function passwordFieldError(
  password: string,
  { password: { min, max, pattern } }: AuthCollection,
): FieldError | undefined {
  if (password === '') return blank;
  if (isTooLongForBcrypt(password)) return { code: 'validation_invalid_value', message: 'Invalid value.' };
  const { length } = [...password];
  if (length < min) return { code: 'validation_min_text_constraint', message: `Must be at least ${min} character(s).` };
  if (length > max)
    return { code: 'validation_max_text_constraint', message: `Must be less than ${max} character(s).` };
  if (pattern === '' || new RegExp(pattern, 'u').test(password)) return undefined;
  return { code: 'validation_invalid_format', message: 'Invalid value format.' };
}
