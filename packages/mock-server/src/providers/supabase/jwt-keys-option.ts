import * as z from 'zod/mini';
import { areNumbersOfKey } from './key-numbers.ts';

/**
 * A key of `JWT_KEYS`, as a JWK (RFC 7517), with the members of its kind. The key that signs is private. Members that
 * no kind of key has are published with the public key.
 */
export interface JwtKey {
  /** `EC`, `RSA`, `OKP` or `oct`. */
  readonly kty: string;
  /** The name of the key in the header of tokens. */
  readonly kid: string;
  /** `ES256`, `RS256`, `EdDSA` (with Ed25519) or `HS256`. */
  readonly alg: string;
  /** The one key with `sign` signs. All keys verify. */
  readonly key_ops?: readonly string[];
  readonly [member: string]: unknown;
}

/** The members of a key, and the least number of characters that each has in base64url. */
type Members = Readonly<Record<string, number>>;

/** What a key of one algorithm consists of. */
export interface KeyKind {
  readonly kty: string;
  readonly crv?: string;
  readonly public: Members;
  readonly secret: Members;
}

/** 32 bytes in base64url. */
const coordinate = 43;

/** The kinds of keys by their algorithm. A modulus has 2048 bits or more, because WebCrypto libraries accept no less. */
export const keyKinds: Readonly<Record<string, KeyKind>> = {
  ES256: { kty: 'EC', crv: 'P-256', public: { x: coordinate, y: coordinate }, secret: { d: coordinate } },
  RS256: { kty: 'RSA', public: { n: 342, e: 1 }, secret: { d: 1, p: 1, q: 1, dp: 1, dq: 1, qi: 1 } },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', public: { x: coordinate }, secret: { d: coordinate } },
  HS256: { kty: 'oct', public: {}, secret: { k: 1 } },
};

/** Whether a key is the one that signs. */
export function isSigning({ key_ops: operations = [] }: JwtKey): boolean {
  return operations.includes('sign');
}

/** Checks `jwtKeys`. The sentence of an issue says which key is wrong, and why. */
export const jwtKeys: z.ZodMiniType<'ES256' | 'RS256' | readonly JwtKey[]> = z
  .custom<'ES256' | 'RS256' | readonly JwtKey[]>()
  .check((payload) => {
    const message = mistakeIn(payload.value);
    if (message !== undefined) payload.issues.push({ code: 'custom', message, input: payload.value });
  });

function mistakeIn(value: unknown): string | undefined {
  if (value === 'ES256' || value === 'RS256') return undefined;
  if (!Array.isArray(value)) return "Expected 'ES256', 'RS256', or a list of private JWKs";
  const keys: readonly unknown[] = value;
  if (keys.length === 0) return undefined;
  const mistake = keys.map(mistakeInKey).find((sentence) => sentence !== undefined);
  if (mistake !== undefined) return mistake;
  const checked = keys.filter(isKey);
  const twice = checked.find(({ kid }, index) => checked.findIndex((other) => other.kid === kid) !== index);
  if (twice) return `Expected keys with different names, but two have the kid "${twice.kid}"`;
  const signing = checked.filter(isSigning).length;
  return signing === 1 ? undefined : `Expected one key with "sign" in its key_ops, not ${signing}`;
}

function isKey(value: unknown): value is JwtKey {
  return mistakeInKey(value, 0) === undefined;
}

function mistakeInKey(value: unknown, index: number): string | undefined {
  const place = `the ${index === 0 ? 'first' : `${index + 1}.`} key`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `Expected ${place} to be a JWK`;
  const members = new Map<string, unknown>(Object.entries(value));
  const [kid, alg, operations = []] = ['kid', 'alg', 'key_ops'].map((name) => members.get(name));
  if (typeof kid !== 'string' || kid === '')
    return `Expected ${place} to have a kid, without which its tokens are refused`;
  const kind = typeof alg === 'string' && Object.hasOwn(keyKinds, alg) ? keyKinds[alg] : undefined;
  if (!kind) return `Expected the key "${kid}" to have the alg ES256, RS256, EdDSA or HS256`;
  if (members.get('kty') !== kind.kty || (kind.crv !== undefined && members.get('crv') !== kind.crv))
    return `Expected the key "${kid}" to have the kty ${[kind.kty, ...(kind.crv === undefined ? [] : [`and the crv ${kind.crv}`])].join(' ')}, as its alg is ${alg}`;
  if (!Array.isArray(operations)) return `Expected key_ops of the key "${kid}" to be a list`;
  const isPrivate = operations.includes('sign') || kind.kty === 'oct';
  const needed = { ...kind.public, ...(isPrivate && kind.secret) };
  const bad = Object.entries(needed).find(([name, length]) => !isBase64Url(members.get(name), length));
  if (bad)
    return `Expected ${bad[0]} of the key "${kid}" to be base64url${isPrivate ? ', as the key has to be private' : ''}`;
  return areNumbersOfKey(members, isPrivate)
    ? undefined
    : `Expected the numbers of the key "${kid}" to belong together, as those of a key do`;
}

function isBase64Url(value: unknown, length: number): boolean {
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value) || value.length % 4 === 1) return false;
  return length === coordinate ? value.length === length : value.length >= length;
}
