import { hmacKey } from '../../core/hmac-key.ts';
import { isSigning, type JwtKey, keyKinds } from './jwt-keys-option.ts';
import type { SupabaseOptions } from './options.ts';
import { publishedKeys } from './published-keys.ts';
import { sorted } from './user.ts';

/** The kid of the shared secret of a project whose `jwtKeys` is a word. */
const secretKid = '00000000-0000-4000-8000-000000000000';

/**
 * The keys of a project. With a word for `jwtKeys` these are a published one and the shared secret, as in a project that
 * is moving to asymmetric keys, so that older tokens and the project's keys are still good. Empty: the shared secret
 * alone.
 */
export function jwtKeysOf({ jwtKeys, jwtSecret }: SupabaseOptions): readonly JwtKey[] {
  if (typeof jwtKeys !== 'string') return jwtKeys;
  return [publishedKeys[jwtKeys], { ...hmacKey(jwtSecret), kty: 'oct', kid: secretKid, alg: 'HS256' }];
}

/** The algorithms of tokens that are accepted. */
export function validMethodsOf(options: SupabaseOptions): readonly string[] {
  const { jwtValidMethods } = options;
  if (jwtValidMethods.length > 0) return jwtValidMethods;
  const keys = jwtKeysOf(options);
  return keys.length === 0 ? ['HS256'] : keys.map(({ alg }) => alg);
}

/** A key as libraries read it: its kind and the members of its kind alone. */
export function bareKey(key: JwtKey, which: 'public' | 'private'): Record<string, unknown> {
  const kind = keyKinds[key.alg];
  const isWhole = which === 'private' || key.kty === 'oct';
  const names = ['kty', 'crv', ...Object.keys({ ...kind?.public, ...(isWhole && kind?.secret) })];
  return Object.fromEntries(names.flatMap((name) => (key[name] === undefined ? [] : [[name, key[name]]])));
}

/** The secret members of JWKs of all kinds. */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** The keys that are published: public, with their members in alphabetical order. A shared secret is left out. */
export function publicKeys(options: SupabaseOptions): PublicKey[] {
  return jwtKeysOf(options)
    .map((key) => {
      const open = Object.entries(key).filter(([name]) => !secretMembers.includes(name));
      return sorted({ ...Object.fromEntries(open), key_ops: ['verify'], use: 'sig' });
    })
    .filter(isPublicKey);
}

interface PublicKey {
  readonly kty: string;
  readonly [member: string]: unknown;
}

function isPublicKey(key: Record<string, unknown>): key is Record<string, unknown> & PublicKey {
  return typeof key['kty'] === 'string' && key['kty'] !== 'oct';
}

/** The key that signs new tokens. `undefined`: the shared secret. */
export function signingKeyOf(options: SupabaseOptions): JwtKey | undefined {
  return jwtKeysOf(options).find(isSigning);
}
