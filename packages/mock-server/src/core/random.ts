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
    digits: (length) => Array.from({ length }, () => digit(bytes)).join(''),
    uuid: () => uuidOf(bytes(16)),
    reset: () => restore(initial),
    state: () => source.state(),
    restore,
  };
}

interface Source {
  bytes(length: number): Uint8Array;
  state(): RandomState | null;
}

function sourceOf(state: RandomState | null): Source {
  return state === null ? platformSource() : seededSource(state);
}

function platformSource(): Source {
  return { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)), state: () => null };
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
    state: () => ({ seed, position: counter }),
  };
}

/** Draws again for bytes from 250: a remainder of all 256 values would prefer low digits. */
function digit(bytes: Source['bytes']): string {
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
