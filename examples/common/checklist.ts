import { keepsRule, type PasswordRule } from '@resetkit/sdk';

/** One line below the field for the new password. */
export interface ChecklistLine {
  readonly text: string;
  /** What stands before it; nothing where only the backend can tell. */
  readonly mark: '✓' | '✗' | '';
}

/** What becomes of each rule with what is typed so far. */
export function checklist(rules: readonly PasswordRule[], password: string): readonly ChecklistLine[] {
  return rules.map((rule) => {
    const keeps = keepsRule(password, rule);
    return { text: ruleText(rule), mark: keeps === undefined ? '' : keeps ? '✓' : '✗' };
  });
}

/** A rule in our words. Without one of them this would not compile. */
function ruleText({ rule, limit }: PasswordRule): string {
  switch (rule) {
    case 'min-length':
    case 'min-bytes':
      return `at least ${limit} characters`;
    case 'max-length':
      return `at most ${limit} characters`;
    case 'max-bytes':
      return `at most ${limit} characters, fewer if they are unusual`;
    case 'max-repeats':
      return `no character more than ${limit} times in a row`;
    case 'lowercase':
      return 'a small letter';
    case 'uppercase':
      return 'a capital letter';
    case 'digit':
      return 'a digit';
    case 'special':
      return 'a special character';
    case 'characters':
      return 'characters of several kinds';
    case 'not-reused':
      return 'not one that you have used before';
    case 'not-leaked':
      return 'not one that others have found out';
  }
}
