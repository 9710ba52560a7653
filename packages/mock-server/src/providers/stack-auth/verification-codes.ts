import { isoTime } from '../../core/clock.ts';
import type { Backend } from './backend.ts';
import { type KnownError, knownError, type Unexpected, unexpected } from './errors.ts';
import { codes } from './policy.ts';
import { secretString } from './secrets.ts';

/**
 * The kinds of codes, with the data of each. For the server, codes of sign-in mails and of second-factor attempts are
 * one type.
 */
export interface CodeData {
  readonly reset: { readonly userId: string; readonly email: string };
  readonly verification: { readonly userId: string; readonly email: string };
  readonly otp: { readonly email: string };
  readonly attempt: { readonly userId: string; readonly isNewUser: boolean };
}

/** The kind of a code. */
export type CodeKind = keyof CodeData;

/** An issued code. Several codes of one user and kind can be valid at once. */
export interface Code {
  readonly code: string;
  readonly kind: CodeKind;
  readonly data: CodeData[CodeKind];
  readonly expiresAt: number;
  readonly usedAt?: number;
  readonly attempts: number;
}

/** The refusal of a code. */
export type CodeFailure =
  | KnownError<'VERIFICATION_CODE_NOT_FOUND'>
  | KnownError<'VERIFICATION_CODE_EXPIRED'>
  | KnownError<'VERIFICATION_CODE_ALREADY_USED'>
  | KnownError<'VERIFICATION_CODE_MAX_ATTEMPTS_REACHED'>;

/** The result of an attempt with a code. */
export type Tried<K extends CodeKind> = { readonly data: CodeData[K] } | { readonly refusal: CodeFailure | Unexpected };

const types = { reset: 'PASSWORD_RESET', verification: 'CONTACT_CHANNEL', otp: 'SIGN_IN', attempt: 'SIGN_IN' } as const;

/** The row of all codes that have the last 39 characters in common: attempts are counted by these characters. */
const rowKey = (projectId: string, code: string): string => `codes/${projectId}/${code.slice(codes.otpLength)}`;

/** Issues a code. Earlier codes remain valid. */
export async function issueCode<K extends CodeKind>(
  { store, clock, random, codes: next }: Backend,
  projectId: string,
  kind: K,
  data: CodeData[K],
): Promise<{ readonly code: string; readonly expiresAt: string }> {
  const secret = secretString(random);
  const typed = kind === 'otp' ? await next.take(codes.otpLength) : undefined;
  const code = typed === undefined ? secret : `${typed}${secret.slice(codes.otpLength)}`;
  const expiresAt = clock.now() + (kind === 'attempt' ? codes.attemptLifetimeMs : codes.lifetimeMs);
  const issued: Code = { code, kind, data, expiresAt, attempts: 0 };
  await store.update<readonly Code[], void>(rowKey(projectId, code), (row = []) => [row.concat(issued), undefined]);
  return { code, expiresAt: isoTime(expiresAt) };
}

/**
 * Checks a code: counts the attempt and, with `use`, uses the code up in the same change. (The real server checks first
 * and marks later, so that two concurrent requests may both succeed.)
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

/**
 * Uses up a code that was checked earlier, without counting another attempt. `false` if a concurrent request was
 * faster.
 */
export function useCode({ store, clock }: Backend, projectId: string, typed: string): Promise<boolean> {
  const now = clock.now();
  const code = typed.toLowerCase();
  return store.update<readonly Code[], boolean>(rowKey(projectId, code), (row = []) => {
    const unused = row.find((one) => one.code === code && one.usedAt === undefined);
    return [row.map((one) => (one === unused ? { ...one, usedAt: now } : one)), unused !== undefined];
  });
}

function outcomeOf<K extends CodeKind>(found: Code | undefined, kind: K, now: number): Tried<K> {
  if (!found) return { refusal: knownError('VERIFICATION_CODE_NOT_FOUND') };
  if (found.expiresAt < now) return { refusal: knownError('VERIFICATION_CODE_EXPIRED') };
  if (found.usedAt !== undefined) return { refusal: knownError('VERIFICATION_CODE_ALREADY_USED') };
  if (found.attempts >= codes.maxAttempts) return { refusal: knownError('VERIFICATION_CODE_MAX_ATTEMPTS_REACHED') };
  // For the server it is the same type, but without the data that the endpoint expects.
  if (!isOf(found, kind)) return { refusal: unexpected() };
  return { data: found.data };
}

function isOf<K extends CodeKind>(code: Code, kind: K): code is Code & { readonly data: CodeData[K] } {
  return code.kind === kind;
}
