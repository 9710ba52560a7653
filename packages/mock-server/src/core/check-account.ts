import type { AccountInput } from './accounts.ts';
import { isUuid } from './is-uuid.ts';

const checks: Readonly<Record<string, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  id: ['a string that is not empty', (value) => typeof value === 'string' && value !== ''],
  email: ['an e-mail address', (value) => typeof value === 'string' && /^[^@\s]+@[^@\s]+$/.test(value)],
  password: ['a string', (value) => typeof value === 'string'],
  emailVerified: ['true or false', (value) => typeof value === 'boolean'],
  name: ['a string', (value) => typeof value === 'string'],
  providers: ['a list of names', (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string')],
  createdAt: ['a time in ISO 8601', (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))],
};

/**
 * Checks an account of a test or a seed. `more` names the fields that only this backend has; the provider checks their
 * values. Throws an error that names the field and what was expected, or lists the fields there are.
 */
export function checkAccount(account: AccountInput, more: readonly string[] = []): void {
  if (typeof account !== 'object' || account === null || Array.isArray(account)) {
    throw new Error(`Expected an account such as { email: 'ada@example.com' }, not ${JSON.stringify(account)}.`);
  }
  const fields = [...Object.keys(checks), ...more];
  const unknown = Object.keys(account).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new Error(`An account has no field "${unknown}". Known: ${fields.join(', ')}.`);
  for (const [name, [expected, holds]] of Object.entries(checks)) {
    const value: unknown = Reflect.get(account, name);
    const missing = value === undefined && name !== 'email';
    if (!missing && !holds(value))
      throw new Error(`Expected ${expected} as an account's ${name}, not ${JSON.stringify(value)}.`);
  }
}

/** `checkAccount` for backends whose ids are UUIDs. `isId` may ask for more. */
export function checkAccountWithUuid(
  account: AccountInput,
  isId: (id: string) => boolean = isUuid,
  more: readonly string[] = [],
): void {
  checkAccount(account, more);
  if (account.id !== undefined && !isId(account.id))
    throw new Error(`Expected a UUID as an account's id, not ${JSON.stringify(account.id)}.`);
}
