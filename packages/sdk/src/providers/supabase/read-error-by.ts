import type { Backend } from '../../client/backend.ts';
import { kindOfStatus } from '../../client/error.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import type { PasswordRule, PasswordRuleName } from '../../client/password-rule.ts';
import { textOf } from '../../client/text-of.ts';
import { waitIn } from '../../client/wait-in.ts';
import { rulesIn } from '../../common/supabase-passwords.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readErrorBy(meanings: Meanings): Backend['readError'] {
  return (status, body) => {
    const { code, error_code, error_id, message, msg, hint, weak_password }: Readonly<Record<string, unknown>> =
      Object(body);
    const sentence = message ?? msg;
    if (typeof sentence !== 'string') return undefined;
    const word = typeof error_code === 'string' ? error_code : code;
    // The gateway has no codes.
    if (typeof word !== 'string')
      return hint === undefined ? undefined : { kind: kindOfStatus(status), message: sentence };
    const kind = kindOf(meanings, `${word} ${sentence}`, status);
    return {
      kind,
      message: sentence,
      code: word,
      // Supabase sends no `Retry-After`.
      ...(kind === 'rate-limited' && waitIn(sentence)),
      ...(/^(weak|same)-/.test(kind) && { violations: brokenRules(sentence, Object(weak_password).reasons) }),
      ...(typeof error_id === 'string' && { requestId: error_id }),
    };
  };
}

/** The reasons of a `weak_password`. */
const REASONS: Readonly<Record<string, PasswordRuleName>> = {
  length: 'min-bytes',
  characters: 'characters',
  pwned: 'not-leaked',
};

/** Which rules are broken, the reasons say, where there are some; the figure of one is in its sentence. */
function brokenRules(sentences: string, reasons: unknown): readonly PasswordRule[] {
  const told = rulesIn(sentences);
  if (!Array.isArray(reasons)) return told;
  return reasons
    .map((reason) => REASONS[textOf(reason)])
    .filter((rule) => rule !== undefined)
    .map((rule) => told.find((one) => one.rule === rule) ?? { rule });
}
