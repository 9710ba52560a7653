import { type Failure, refused } from './errors.ts';
import { customAttributesLength } from './policy.ts';

/** Claims that an ID token has itself (operations.js, FORBIDDEN_CUSTOM_CLAIMS). */
const reserved = [
  ...['iss', 'aud', 'sub', 'iat', 'exp', 'nbf', 'jti', 'nonce', 'azp', 'acr', 'amr', 'cnf', 'auth_time'],
  ...['firebase', 'at_hash', 'c_hash'],
];

/** The refusal of an account's own claims, as the JSON that is kept. `undefined` if they are fit. */
export function unfitAttributes(text: string): Failure<400> | undefined {
  if (text.length > customAttributesLength) return refused('CLAIMS_TOO_LARGE');
  try {
    return unfitClaims(JSON.parse(text));
  } catch {
    return refused('INVALID_CLAIMS');
  }
}

/** The refusal of claims. `undefined` if they are fit. */
export function unfitClaims(claims: unknown): Failure<400> | undefined {
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return refused('INVALID_CLAIMS');
  const taken = reserved.find((name) => name in claims);
  return taken === undefined ? undefined : refused(`FORBIDDEN_CLAIM : ${taken}`);
}
