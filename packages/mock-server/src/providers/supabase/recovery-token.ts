import { sha224 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexOf } from '../../core/hex.ts';
import type { NextCodes } from '../../core/next-codes.ts';
import type { Random } from '../../core/random.ts';

/** The prefix of a link's token if the request had a code challenge. */
export const pkcePrefix = 'pkce_';

/** The token of a link: SHA-224 of the lower-case address and the digits, in hexadecimal. */
export function tokenHash(email: string, otp: string): string {
  return hexOf(sha224(utf8ToBytes(`${email.toLowerCase()}${otp}`)));
}

/** New digits for an address, `length` of them, and the token of the link that belongs to them. */
export function newToken(
  { random, codes }: { readonly random: Random; readonly codes: Pick<NextCodes, 'take'> },
  email: string,
  length: number,
  isPkce: boolean,
): Promise<{ otp: string; hash: string }> {
  return codes.take(length).then((otp = random.digits(length)) => ({
    otp,
    hash: `${isPkce ? pkcePrefix : ''}${tokenHash(email, otp)}`,
  }));
}
