import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The randomness of a mock server. Everything random in it is drawn here. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A number of bytes in lower-case hex. */
  hex(bytes: number): string;
  /** Decimal digits, uniformly distributed. Leading zeros are possible. */
  digits(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** Restarts the sequence of a seed. */
  reset(): void;
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

/** Randomness of the platform, or the same sequence every time for a seed. */
export function createRandom(seed?: string | number): Random {
  const initial = seed === undefined ? null : { seed: String(seed), position: 0 };
  let source = sourceOf(initial);
  const bytes: Source['bytes'] = (length) => source.bytes(length);
  const restore = (state: RandomState | null): void => {
    source = sourceOf(state);
  };
  return {
    bytes,
    hex: (length) => bytesToHex(bytes(length)),
    digits: (length) => digitsOf(source, length),
    uuid: () => uuidOf(bytes(16)),
    reset: () => restore(initial),
    state: () => source.state(),
    restore,
  };
}

interface Source {
  /** New bytes, which the caller may change. */
  bytes(length: number): Uint8Array;
  byte(): number;
  state(): RandomState | null;
}

function sourceOf(state: RandomState | null): Source {
  return state === null ? platformSource() : seededSource(state);
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
    state: () => null,
  };
}

/** SHA-256 in counter mode: uniform, and the same in every runtime. */
function seededSource({ seed, position }: RandomState): Source {
  let counter = position;
  const block = (): Uint8Array => sha256(concatBytes(utf8ToBytes(seed), utf8ToBytes(`/${counter++}`)));
  return {
    bytes(length) {
      const blocks = Array.from({ length: Math.ceil(length / 32) }, block);
      return concatBytes(...blocks).slice(0, length);
    },
    byte: () => block()[0] ?? 0,
    state: () => ({ seed, position: counter }),
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
  const hex = bytesToHex(bytes);
  // A text that was joined takes a tenth of the memory of one that was put together by and by.
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
