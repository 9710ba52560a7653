import type { BackendError } from '../../client/backend.ts';
import { kindOfStatus } from '../../client/error.ts';
import { kindOf } from '../../client/kind-of.ts';
import { own } from '../../client/own.ts';
import type { PasswordRule, PasswordRuleName } from '../../client/password-rule.ts';
import { textOf } from '../../client/text-of.ts';
import { waitIn } from '../../client/wait-in.ts';
import { rulesIn } from '../../common/supabase-passwords.ts';
import { FIELDS, MEANINGS } from './meanings.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const {
    code,
    error,
    error_code,
    error_description,
    error_id,
    message,
    msg,
    hint,
    weak_password,
  }: Readonly<Record<string, unknown>> = Object(body);
  // The grant `id_token` has OAuth's form for some errors.
  const sentence = message ?? msg ?? error_description;
  if (typeof sentence !== 'string') return undefined;
  const word = error_code ?? code ?? error;
  // The gateway has no codes, and that of self-hosted projects no hints.
  if (typeof word !== 'string')
    return hint === undefined && status !== 401 ? undefined : { kind: kindOfStatus(status), message: sentence };
  const kind = kindOf(MEANINGS, `${word} ${sentence}`, status);
  const [field] = FIELDS.find(([, words]) => words.test(`${kind} ${word}`)) ?? [];
  return {
    kind,
    message: sentence,
    code: word,
    ...(field && { fields: { [field]: sentence } }),
    // Supabase sends no `Retry-After`.
    ...(kind === 'rate-limited' && waitIn(sentence)),
    ...(/^(weak|same)-/.test(kind) && { violations: brokenRules(sentence, Object(weak_password).reasons) }),
    ...(typeof error_id === 'string' && { requestId: error_id }),
  };
}

/** The reasons of a `weak_password`. */
const REASONS: Readonly<Record<string, PasswordRuleName>> = {
  length: 'min-bytes',
  characters: 'characters',
  pwned: 'not-leaked',
};

/** The broken rules, by the reasons if there are some. The limit of a rule is in its sentence. */
function brokenRules(sentences: string, reasons: unknown): readonly PasswordRule[] {
  const rules = rulesIn(sentences);
  if (!Array.isArray(reasons)) return rules;
  return reasons
    .map((reason) => own(REASONS, textOf(reason)))
    .filter((rule) => rule !== undefined)
    .map((rule) => rules.find((one) => one.rule === rule) ?? { rule });
}
