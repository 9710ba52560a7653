import type { AccountInput } from '../../core/accounts.ts';
import { checkAccountWithUuid } from '../../core/check-account.ts';
import { isUuid } from '../../core/is-uuid.ts';
import { isBase32 } from './base32.ts';

/** An account as tests and seed files write it, with its second factors and its ban. */
export interface SupabaseAccount extends AccountInput {
  /** Second factors (TOTP). Default: none. */
  readonly secondFactors?: readonly SecondFactorInput[];
  /** `banned_until`: until then the account is banned. ISO 8601. Default: it is not. */
  readonly bannedUntil?: string;
}

/** A second factor as tests and seed files write it. */
export interface SecondFactorInput {
  /** A name that no other factor of the account has. Default: none. */
  readonly friendlyName?: string;
  /** The secret that authenticator apps are given, in base32 without padding. Default: a random one. */
  readonly secret?: string;
  /** Default: `'verified'`, so that a new password needs the factor. */
  readonly status?: 'verified' | 'unverified';
}

const checks: Readonly<Record<string, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  friendlyName: ['a string', (value) => typeof value === 'string'],
  secret: ['base32 without padding', (value) => typeof value === 'string' && isBase32(value)],
  status: ["'verified' or 'unverified'", (value) => value === 'verified' || value === 'unverified'],
};

/** Throws an error that says what was expected, if Supabase could not have such an account. */
export function checkSupabaseAccount(account: SupabaseAccount): void {
  checkAccountWithUuid(account, isUuid, ['secondFactors', 'bannedUntil']);
  const { secondFactors = [], bannedUntil } = account;
  if (bannedUntil !== undefined && (typeof bannedUntil !== 'string' || Number.isNaN(Date.parse(bannedUntil))))
    throw new Error(`Expected a time in ISO 8601 as an account's bannedUntil, not ${JSON.stringify(bannedUntil)}.`);
  if (!Array.isArray(secondFactors))
    throw new Error(`Expected a list as an account's secondFactors, not ${JSON.stringify(secondFactors)}.`);
  for (const factor of secondFactors) checkSecondFactor(factor);
  const names = secondFactors.map(({ friendlyName = '' }: SecondFactorInput) => friendlyName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`Expected second factors with different names, not two with ${JSON.stringify(twice)}.`);
}

function checkSecondFactor(factor: unknown): void {
  if (typeof factor !== 'object' || factor === null || Array.isArray(factor))
    throw new Error(`Expected a second factor such as { friendlyName: 'phone' }, not ${JSON.stringify(factor)}.`);
  for (const [name, value] of Object.entries(factor)) {
    const [expected, holds] = Object.hasOwn(checks, name) ? (checks[name] ?? []) : [];
    if (!expected || !holds)
      throw new Error(`A second factor has no field "${name}". Known: ${Object.keys(checks).join(', ')}.`);
    if (value !== undefined && !holds(value))
      throw new Error(`Expected ${expected} as a second factor's ${name}, not ${JSON.stringify(value)}.`);
  }
}
