import { lettersOf } from '../../core/letters.ts';
import type { Random } from '../../core/random.ts';
import { identifiers } from './policy.ts';

const { alphabet } = identifiers;
/** Bytes from here on are drawn again: a remainder of all 256 values would prefer the first letters. */
const fair = 256 - (256 % alphabet.length);

/** A new token or id: so many letters and digits. */
export function newIdentifier(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    const bytes = random.bytes(length).filter((byte) => byte < fair);
    text += lettersOf(bytes, alphabet);
  }
  return text.slice(0, length);
}
