import type { AuthCollection } from './collections.ts';
import type { Failure, Problems } from './errors.ts';
import {
  blank,
  emailFieldError,
  fileError,
  idError,
  mismatch,
  notUnique,
  passwordFieldError,
  tooLong,
  tooShort,
} from './field-errors.ts';
import { keys, nameMax } from './policy.ts';
import type { AuthRecord } from './record.ts';
import type { RecordInput } from './record-input.ts';

/** What is wrong with the passwords of a new record, and with `verified`. */
export function signUpErrors(
  { password = '', passwordConfirm = '', verified }: RecordInput,
  isSuperuser: boolean,
): Problems {
  return {
    password: password === '' ? blank : undefined,
    passwordConfirm: repeatError(password, passwordConfirm, true),
    verified: verified && !isSuperuser ? mismatch : undefined,
  };
}

/** What is wrong with a change: that it is not the record's to make, or that its passwords do not fit together. */
export function changeErrors(
  { email, verified, password = '', passwordConfirm = '', oldPassword = '' }: RecordInput,
  before: AuthRecord,
  isSuperuser: boolean,
  isOldPassword: (password: string) => boolean,
): Problems {
  const isNew = password !== '' || passwordConfirm !== '';
  const isOther = (given: unknown, kept: unknown): boolean => !isSuperuser && given !== undefined && given !== kept;
  return {
    email: isOther(email, before.email) ? mismatch : undefined,
    verified: isOther(verified, before.verified) ? mismatch : undefined,
    password: password === '' && (passwordConfirm !== '' || oldPassword !== '') ? blank : undefined,
    passwordConfirm: repeatError(password, passwordConfirm, password !== '' || oldPassword !== ''),
    oldPassword: isSuperuser || !isNew ? undefined : oldPasswordError(oldPassword, isOldPassword),
  };
}

function repeatError(password: string, passwordConfirm: string, isWanted: boolean): Problems[string] {
  if (isWanted && passwordConfirm === '') return blank;
  return passwordConfirm === password ? undefined : mismatch;
}

function oldPasswordError(oldPassword: string, isRight: (password: string) => boolean): Problems[string] {
  if (oldPassword === '') return blank;
  if (isRight(oldPassword)) return undefined;
  return { code: 'validation_invalid_old_password', message: 'Missing or invalid old password.' };
}

/** What the fields of a collection say of values. Those of an address that is missing, and of a new id, only of a new record. */
export function fieldErrors(
  { id, email, password, name = '', avatar = '', tokenKey }: RecordInput,
  collection: AuthCollection,
  before?: AuthRecord,
): Problems {
  const { hasProfile } = collection;
  return {
    id: before ? changedIdError(id, before) : idError(id ?? ''),
    email: before && email === undefined ? undefined : emailFieldError(email ?? ''),
    password: password === undefined ? undefined : passwordFieldError(password, collection),
    name: hasProfile ? tooLong(name, nameMax) : undefined,
    avatar: hasProfile && avatar !== '' ? fileError(avatar) : undefined,
    tokenKey: tokenKey === undefined ? undefined : tokenKeyError(tokenKey),
  };
}

function changedIdError(id: string | undefined, before: AuthRecord): Problems[string] {
  if (id === undefined || id === before.id) return undefined;
  return { code: 'validation_pk_change', message: 'The record primary key cannot be changed.' };
}

function tokenKeyError(key: string): Problems[string] {
  if (key === '') return blank;
  return tooShort(key, keys.tokenKeyMin) ?? tooLong(key, keys.tokenKeyMax);
}

/** 400: another record has the address. */
export function addressTaken(message: string): Failure<400> {
  return { status: 400, body: { data: { email: notUnique }, message, status: 400 } };
}
