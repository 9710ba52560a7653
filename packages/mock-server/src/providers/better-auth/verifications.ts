import { forgetRow, forgetRows } from '../../core/forget.ts';
import type { Backend } from './backend.ts';
import { cleanupEveryMs } from './policy.ts';

/** A row of better-auth's table of the same name: what was mailed, and what it is worth. */
export interface Verification {
  /** The id of an account for a link, the digits for a one-time password. */
  readonly value: string;
  /** Wrong tries. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const prefix = 'verification/';
const nextCleanup = 'next-cleanup';
// A slash would begin another part of the key.
const keyOf = (identifier: string): string => prefix + identifier.replaceAll('/', '|');

/** How the token of a link is identified. */
export function linkIdentifier(token: string): string {
  return `reset-password:${token}`;
}

/** How the digits for a purpose and an address are identified. */
export function otpIdentifier(type: string, email: string): string {
  return `${type}-otp-${email}`;
}

/** Writes what was mailed. It replaces what has the same identifier. */
export function writeVerification(
  { store, clock }: Backend,
  identifier: string,
  value: string,
  seconds: number,
): Promise<Verification> {
  const row = { value, attempts: 0, expiresAt: clock.now() + seconds * 1_000 };
  return store.update<Verification, Verification>(keyOf(identifier), () => [row, row]);
}

/**
 * Finds what was mailed, also if it has expired. A look removes all that has expired, as better-auth does; version 1.7.25
 * does it once in a minute.
 */
export async function findVerification(
  { store, clock, options }: Backend,
  identifier: string,
): Promise<Verification | undefined> {
  const now = clock.now();
  const restMs = options.version === '1.7.1' ? 0 : cleanupEveryMs;
  const found = await store.get<Verification>(keyOf(identifier));
  const isDue = await store.update<number, boolean>(nextCleanup, (at = 0) =>
    now >= at ? [now + restMs, true] : [at, false],
  );
  if (isDue) await forgetRows<Verification>(store, prefix, (row) => isOver(row, now));
  return found;
}

/** Whether it has expired: not at its last millisecond. */
export function isOver({ expiresAt }: Verification, now: number): boolean {
  return expiresAt < now;
}

/** Takes a row away. Of several who do it at once, one gets it; nobody gets one that has expired. */
export async function takeVerification(
  { store, clock }: Backend,
  identifier: string,
): Promise<Verification | undefined> {
  const taken = await store.update<Verification, Verification | undefined>(keyOf(identifier), (row) => [
    undefined,
    row,
  ]);
  return taken && !isOver(taken, clock.now()) ? taken : undefined;
}

/** Puts a row back that was taken, with more wrong tries perhaps. */
export function putBack({ store }: Backend, identifier: string, row: Verification): Promise<void> {
  return store.update<Verification, void>(keyOf(identifier), () => [row, undefined]);
}

/** Removes a row. */
export function removeVerification({ store }: Backend, identifier: string): Promise<void> {
  return forgetRow<Verification>(store, keyOf(identifier), () => true);
}
