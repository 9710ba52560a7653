import type { Random } from '../../core/random.ts';
import { ids } from './policy.ts';

/** Letters and digits. Bytes beyond the last multiple of 62 are drawn again: a remainder of all would prefer some. */
export function randomId(random: Random, length: number): string {
  const { alphabet } = ids;
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    const fitting = [...random.bytes(length)].filter((byte) => byte < fair);
    text += fitting.map((byte) => alphabet[byte % alphabet.length]).join('');
  }
  return text.slice(0, length);
}
