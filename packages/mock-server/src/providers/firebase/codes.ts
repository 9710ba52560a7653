import type { components } from '@resetkit/sdk/firebase/types';
import { lettersOf } from '../../core/letters.ts';
import type { Backend } from './backend.ts';
import { type Failure, refused } from './errors.ts';
import { codes } from './policy.ts';

/** What a code is for. */
export type RequestType = components['schemas']['RequestType'];

/** A code that was mailed and not used. */
export interface Code {
  /** The account's address, in lower case. */
  readonly email: string;
  /** The address that it is to have. */
  readonly newEmail?: string;
  readonly requestType: RequestType;
  readonly oobCode: string;
  readonly oobLink: string;
  /** Milliseconds since 1970. The emulator's codes do not expire. */
  readonly expiresAt: number;
  /** Orders codes by when they were made. */
  readonly number: number;
}

/** A code that is good, or why it is not. */
export type FoundCode = { readonly code: Code } | { readonly refusal: Failure<400> };

const keyOf = (oobCode: string): string => `codes/${encodeURIComponent(oobCode)}`;

/** Makes a code. Earlier ones stay good. */
export async function issueCode(
  { store, clock, random }: Backend,
  about: Pick<Code, 'email' | 'newEmail' | 'requestType'>,
  linkOf: (oobCode: string) => string,
): Promise<Code> {
  const oobCode = lettersOf(random.bytes(codes.length), codes.alphabet);
  const number = await store.update<number, number>('code-count', (count = 0) => [count + 1, count]);
  const expiresAt = clock.now() + (codes.otherLifetimesMs[about.requestType] ?? codes.lifetimeMs);
  const code: Code = { ...about, oobCode, oobLink: linkOf(oobCode), expiresAt, number };
  await store.update<Code, void>(keyOf(oobCode), () => [code, undefined]);
  return code;
}

/** Looks a code up. What it is for is not checked. */
export async function findCode({ store, clock, options }: Backend, oobCode: string): Promise<FoundCode> {
  const code = await store.get<Code>(keyOf(oobCode));
  if (!code) return { refusal: refused('INVALID_OOB_CODE') };
  if (options.service === 'hosted' && clock.now() >= code.expiresAt) return { refusal: refused('EXPIRED_OOB_CODE') };
  return { code };
}

/** Uses a code up. `false` if a request at the same time was faster. */
export function useCode({ store }: Backend, { oobCode }: Code): Promise<boolean> {
  return store.update<Code, boolean>(keyOf(oobCode), (row) => [undefined, row !== undefined]);
}

/** The codes that were not used, the oldest first. */
export async function listCodes({ store }: Backend): Promise<readonly Code[]> {
  const all = await store.list<Code>('codes/');
  return all.map(([, code]) => code).sort((one, other) => one.number - other.number);
}
