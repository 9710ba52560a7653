import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Cell, createCells } from './cells.ts';

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
  const bytes = (length: number): Uint8Array => {
    const at = state.get();
    if (at === null) return crypto.getRandomValues(new Uint8Array(length));
    const count = Math.ceil(length / BLOCK);
    state.change((now) => [now && { ...now, position: now.position + count }, undefined]);
    return concatBytes(...Array.from({ length: count }, (_, index) => block(at.seed, at.position + index))).slice(
      0,
      length,
    );
  };
  return {
    bytes,
    hex: (length) => bytesToHex(bytes(length)),
    digits: (length) => Array.from({ length }, () => digit(bytes)).join(''),
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

/** Draws again for bytes from 250: a remainder of all 256 values would prefer low digits. */
function digit(bytes: Random['bytes']): string {
  for (;;) {
    const [byte = 0] = bytes(1);
    if (byte < 250) return String(byte % 10);
  }
}

function uuidOf(bytes: Uint8Array): string {
  const marked = bytes.map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  return bytesToHex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
