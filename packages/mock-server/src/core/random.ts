import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Cell, createCells } from './cells.ts';
import { hexDigit, hexOf } from './hex.ts';

/** The randomness of a mock server. Everything random in it is drawn here. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A number of bytes in lower-case hex. */
  hex(bytes: number): string;
  /** Decimal digits, uniformly distributed. Leading zeros are possible. */
  digits(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** The seed and the position in its sequence. `null` for the platform's randomness. */
  state(): RandomState | null;
  /** Goes on from the position of a snapshot, with its seed. */
  restore(state: RandomState | null): void;
}

/** A position in the sequence of a seed. */
export interface RandomState {
  /** The setting `random`. */
  readonly seed: string;
  /** The number of blocks of 32 bytes that were drawn. */
  readonly position: number;
}

/** Where the sequence of a seed begins. `null` for the platform's randomness. */
export function startOf(seed: string | number | undefined): RandomState | null {
  return seed === undefined ? null : { seed: String(seed), position: 0 };
}

/** Randomness of the platform, or the same sequence every time for a seed. The cell has the position in it. */
export function createRandom(
  seed?: string | number,
  state: Cell<RandomState | null> = createCells().cell('random', startOf(seed)),
): Random {
  const platform = platformSource();
  /** The bytes of the next blocks of a seed. */
  const seeded = (at: RandomState, length: number): Uint8Array => {
    const count = Math.ceil(length / BLOCK);
    state.change((now) => [now && { ...now, position: now.position + count }, undefined]);
    const blocks = Array.from({ length: count }, (_, index) => block(at.seed, at.position + index));
    return concatBytes(...blocks).slice(0, length);
  };
  const bytes = (length: number): Uint8Array => {
    const at = state.get();
    return at === null ? platform.bytes(length) : seeded(at, length);
  };
  const byte = (): number => {
    const at = state.get();
    return at === null ? platform.byte() : (seeded(at, 1)[0] ?? 0);
  };
  return {
    bytes,
    hex: (length) => hexOf(bytes(length)),
    digits: (length) => digitsOf({ bytes, byte }, length),
    uuid: () => uuidOf(bytes(16)),
    state: state.get,
    restore: (next) => state.change(() => [next, undefined]),
  };
}

/** The number of bytes that are drawn from a seed at once. */
const BLOCK = 32;

/** SHA-256 in counter mode: uniform, and the same in every runtime. */
function block(seed: string, counter: number): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(seed), utf8ToBytes(`/${counter}`)));
}

interface Source {
  /** New bytes, which the caller may change. */
  bytes(length: number): Uint8Array;
  byte(): number;
}

/** How many bytes are drawn from the platform at once: each drawing costs as much as thousands of bytes. */
const POOL = 4_096;

/** Gives each byte of a pool out once. */
function platformSource(): Source {
  const pool = new Uint8Array(POOL);
  let next = POOL;
  const take = (length: number): number => {
    if (next + length > POOL) {
      crypto.getRandomValues(pool);
      next = 0;
    }
    next += length;
    return next - length;
  };
  return {
    bytes(length) {
      if (length > POOL) return crypto.getRandomValues(new Uint8Array(length));
      const start = take(length);
      return pool.slice(start, start + length);
    },
    byte: () => pool[take(1)] ?? 0,
  };
}

function digitsOf(source: Source, length: number): string {
  let digits = '';
  while (digits.length < length) digits += digit(source);
  return digits;
}

/** Draws again for bytes from 250: a remainder of all 256 values would prefer low digits. */
function digit(source: Source): number {
  for (;;) {
    const byte = source.byte();
    if (byte < 250) return byte % 10;
  }
}

function uuidOf(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const codes: number[] = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (index === 4 || index === 6 || index === 8 || index === 10) codes.push(0x2d);
    codes.push(hexDigit(byte >> 4), hexDigit(byte & 0x0f));
  }
  // A text that is made at once takes a tenth of the memory of one that was put together by and by.
  return String.fromCharCode(...codes);
}
