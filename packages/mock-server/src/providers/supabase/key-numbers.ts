import { base64url } from 'jose';

/** The curve P-256, y² = x³ - 3x + b modulo p (FIPS 186-5 and SP 800-186, 3.2.1.3). */
const curve = {
  p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};

/** The least modulus that libraries of WebCrypto accept: 2048 bits. */
const leastModulus = 2n ** 2047n;

/**
 * Whether the numbers of a JWK make a key, as far as that can be seen without a library: x and y of `EC` are a point of
 * the curve; n of `RSA` is long enough, and with the secret numbers the product of p and q, for which d undoes e. The
 * members are base64url. Other kinds of keys are bytes, any of which do.
 */
export function areNumbersOfKey(key: ReadonlyMap<string, unknown>, isPrivate: boolean): boolean {
  const kty = key.get('kty');
  const number = (name: string): bigint => numberOf(String(key.get(name)));
  if (kty === 'EC') return isPoint(number('x'), number('y')) && (!isPrivate || number('d') > 0n);
  if (kty !== 'RSA') return true;
  const [n, e] = [number('n'), number('e')];
  if (n < leastModulus || !isPrivate) return n >= leastModulus;
  const [d, p, q] = [number('d'), number('p'), number('q')];
  return n === p * q && [p, q].every((prime) => (d * e) % (prime - 1n) === 1n);
}

function isPoint(x: bigint, y: bigint): boolean {
  return x < curve.p && y < curve.p && (y * y - x * x * x + 3n * x - curve.b) % curve.p === 0n;
}

/** The number that big-endian bytes in base64url stand for. */
function numberOf(text: string): bigint {
  const digits = Array.from(base64url.decode(text), (byte) => byte.toString(16).padStart(2, '0'));
  return BigInt(`0x${digits.join('')}`);
}
