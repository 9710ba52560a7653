import type { PasswordRule } from '../client/password-rule.ts';

/** A sentence for a rule that a password breaks, for the person who types it. */
export function passwordWords({ rule, limit }: PasswordRule): string {
  switch (rule) {
    case 'min-length':
    case 'min-bytes':
      return `Use at least ${limit} characters.`;
    case 'max-length':
      return `Use at most ${limit} characters.`;
    case 'max-bytes':
      return `Use at most ${limit} characters; an accented letter counts twice, an emoji four times or more.`;
    case 'max-repeats':
      return `Do not use a character more than ${limit} times in a row.`;
    case 'lowercase':
      return 'Use a small letter.';
    case 'uppercase':
      return 'Use a capital letter.';
    case 'digit':
      return 'Use a digit.';
    case 'special':
      return 'Use a special character, such as ! or #.';
    case 'characters':
      return 'Use more kinds of characters.';
    case 'not-reused':
      return 'Use a password that you have not used before.';
    case 'not-leaked':
      return 'Use a password that is in no list of leaked passwords.';
  }
}
