import type { AccountInput } from '../../core/account-input.ts';
import type { AccountView } from '../../core/accounts.ts';

/** What is typed into the form of an account. */
export interface AccountFields {
  readonly email: string;
  readonly name: string;
  /** Empty: none for a new account, as it is for another. */
  readonly password: string;
  readonly emailVerified: boolean;
  /** Fields that only some backends have, as JSON. */
  readonly more: string;
}

/** The form of a new account. */
export const emptyFields: AccountFields = { email: '', name: '', password: '', emailVerified: true, more: '' };

/** The form of an account as it is. */
export function fieldsOf({ email, name = '', emailVerified }: AccountView): AccountFields {
  return { ...emptyFields, email, name, emailVerified };
}

/** A new account as it was typed. Throws if the further fields are no object. */
export function accountOf(fields: AccountFields): AccountInput {
  const { email, name, password, emailVerified, more } = fields;
  return {
    email: email.trim(),
    emailVerified,
    ...(name && { name }),
    ...(password && { password }),
    ...objectOf(more),
  };
}

/** What is to be changed of an account: what differs from how it is. Throws if the further fields are no object. */
export function changesOf(fields: AccountFields, account: AccountView): Partial<AccountInput> {
  const { name, password, emailVerified, more } = fields;
  return {
    ...(name !== (account.name ?? '') && { name }),
    ...(password && { password }),
    ...(emailVerified !== account.emailVerified && { emailVerified }),
    ...objectOf(more),
  };
}

function objectOf(text: string): object {
  if (text.trim() === '') return {};
  const value: unknown = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('Further fields are a JSON object, for example { "bannedUntil": "2030-01-01T00:00:00Z" }.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
