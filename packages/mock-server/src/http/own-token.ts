import { createRandom } from '../core/random.ts';

/** Whether a text can be sent as a token (RFC 6750, 2.1). */
export function isToken(text: string): boolean {
  return /^[\w.~+/-]+=*$/.test(text);
}

/** The token of a server: the one that is set, or a random one if other machines reach its address. Throws if it is none. */
export function tokenFor(host: string, token: string | undefined): string | undefined {
  if (token === undefined) return isLoopback(host) ? undefined : createRandom().hex(16);
  if (isToken(token)) return token;
  throw new Error('The token has characters that a header cannot carry: use letters, digits and -._~+/.');
}

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
