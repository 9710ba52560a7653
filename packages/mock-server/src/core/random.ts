import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The only randomness that a mock server has. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** Lower-case hex of so many bytes. */
  hex(bytes: number): string;
  /** Decimal digits, each drawn evenly; leading zeros are possible. */
  digits(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** Back to the first draw, where there is a seed. */
  reset(): void;
}

/** Randomness from the platform or, given a seed, the same sequence every time. */
export function createRandom(seed?: string | number): Random {
  const source = seed === undefined ? platformSource() : seededSource(String(seed));
  const { bytes } = source;
  return {
    bytes,
    hex: (length) => bytesToHex(bytes(length)),
    digits: (length) => Array.from({ length }, () => digit(bytes)).join(''),
    uuid: () => uuidOf(bytes(16)),
    reset: source.reset,
  };
}

interface Source {
  bytes(length: number): Uint8Array;
  reset(): void;
}

function platformSource(): Source {
  return { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)), reset: () => {} };
}

/** SHA-256 in counter mode: not fast, but even, short and the same in every runtime. */
function seededSource(seed: string): Source {
  let counter = 0;
  const block = (): Uint8Array => sha256(concatBytes(utf8ToBytes(seed), utf8ToBytes(`/${counter++}`)));
  return {
    bytes(length) {
      const blocks = Array.from({ length: Math.ceil(length / 32) }, block);
      return concatBytes(...blocks).slice(0, length);
    },
    reset() {
      counter = 0;
    },
  };
}

/** Bytes of 250 and more are drawn again: 256 is no multiple of 10. */
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
