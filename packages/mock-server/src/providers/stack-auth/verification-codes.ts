import { isoTime } from '../../core/clock.ts';
import type { Backend } from './backend.ts';
import { type Known, known, type Unexpected, unexpected } from './errors.ts';
import { codes } from './policy.ts';
import { secretString } from './secrets.ts';

/** What a code is for, and what it stands for. Codes of sign-in mails and second-factor attempts are one type to the server. */
export interface CodeData {
  readonly reset: { readonly userId: string; readonly email: string };
  readonly verification: { readonly userId: string; readonly email: string };
  readonly otp: { readonly email: string };
  readonly attempt: { readonly userId: string; readonly isNewUser: boolean };
}

/** What a code can be for. */
export type CodeKind = keyof CodeData;

/** A code that was issued. Several of one user and kind live at once. */
export interface Code {
  readonly code: string;
  readonly kind: CodeKind;
  readonly data: CodeData[CodeKind];
  readonly expiresAt: number;
  readonly usedAt?: number;
  readonly attempts: number;
}

/** Why a code is no good. */
export type CodeFailure =
  | Known<'VERIFICATION_CODE_NOT_FOUND'>
  | Known<'VERIFICATION_CODE_EXPIRED'>
  | Known<'VERIFICATION_CODE_ALREADY_USED'>
  | Known<'VERIFICATION_CODE_MAX_ATTEMPTS_REACHED'>;

/** What trying a code comes to. */
export type Tried<K extends CodeKind> = { readonly data: CodeData[K] } | { readonly refusal: CodeFailure | Unexpected };

const types = { reset: 'PASSWORD_RESET', verification: 'CONTACT_CHANNEL', otp: 'SIGN_IN', attempt: 'SIGN_IN' } as const;

/** One row for all codes that end in the same 39 characters: that is what attempts are counted by. */
const rowKey = (projectId: string, code: string): string => `codes/${projectId}/${code.slice(codes.otpLength)}`;

/** Issues a code; earlier ones stay good. */
export async function issueCode<K extends CodeKind>(
  { store, clock, random }: Backend,
  projectId: string,
  kind: K,
  data: CodeData[K],
): Promise<{ readonly code: string; readonly expiresAt: string }> {
  const code = secretString(random);
  const expiresAt = clock.now() + (kind === 'attempt' ? codes.attemptLifetimeMs : codes.lifetimeMs);
  const issued: Code = { code, kind, data, expiresAt, attempts: 0 };
  await store.update<readonly Code[], void>(rowKey(projectId, code), (row = []) => [[...row, issued], undefined]);
  return { code, expiresAt: isoTime(expiresAt) };
}

/**
 * Tries a code: counts the attempt and, with `use`, uses the code up in the same change. (The real server looks first and
 * marks then, so that two requests at the same time may both pass.)
 */
export function tryCode<K extends CodeKind>(
  { store, clock }: Backend,
  projectId: string,
  kind: K,
  typed: string,
  use: 'use' | 'look',
): Promise<Tried<K>> {
  const now = clock.now();
  const code = typed.toLowerCase();
  return store.update<readonly Code[], Tried<K>>(rowKey(projectId, code), (row) => {
    const found = row?.find((one) => one.code === code && types[one.kind] === types[kind]);
    const tried = outcomeOf(found, kind, now);
    const used = use === 'use' && 'data' in tried;
    const next = row?.map((one) => ({
      ...one,
      attempts: one.attempts + 1,
      ...(used && one === found && { usedAt: now }),
    }));
    return [next, tried];
  });
}

/** Uses a code up that was looked at before, without counting another attempt; `false` if somebody was faster. */
export function useCode({ store, clock }: Backend, projectId: string, typed: string): Promise<boolean> {
  const now = clock.now();
  const code = typed.toLowerCase();
  return store.update<readonly Code[], boolean>(rowKey(projectId, code), (row = []) => {
    const unused = row.find((one) => one.code === code && one.usedAt === undefined);
    return [row.map((one) => (one === unused ? { ...one, usedAt: now } : one)), unused !== undefined];
  });
}

function outcomeOf<K extends CodeKind>(found: Code | undefined, kind: K, now: number): Tried<K> {
  if (!found) return { refusal: known('VERIFICATION_CODE_NOT_FOUND') };
  if (found.expiresAt < now) return { refusal: known('VERIFICATION_CODE_EXPIRED') };
  if (found.usedAt !== undefined) return { refusal: known('VERIFICATION_CODE_ALREADY_USED') };
  if (found.attempts >= codes.maxAttempts) return { refusal: known('VERIFICATION_CODE_MAX_ATTEMPTS_REACHED') };
  // The same type to the server, but not the data that the endpoint expects.
  if (!isOf(found, kind)) return { refusal: unexpected() };
  return { data: found.data };
}

function isOf<K extends CodeKind>(code: Code, kind: K): code is Code & { readonly data: CodeData[K] } {
  return code.kind === kind;
}
