import type { BackendError } from '../../client/backend.ts';
import { fieldsOf } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import type { PasswordRule, PasswordRuleName } from '../../client/password-rule.ts';
import { textOf } from '../../client/text-of.ts';

/** What an answer has, if it is one of this backend. */
interface Said {
  readonly data: Readonly<Record<string, unknown>>;
  readonly message?: unknown;
  readonly status?: unknown;
  readonly mfaId?: unknown;
}

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { data, message, status: said, mfaId }: Said = Object(body);
  if (mfaId) return { kind: 'second-factor-required', message: 'MFA required' };
  if (typeof message !== 'string' || said !== status || Object(data) !== data) return undefined;
  const fields = Object.entries(data).map(([name, one]) => [name, Object(one)] as const);
  const words = fields.map(([name, { code }]) => `${name}:${textOf(code)}`).join(' ');
  const kind = kindOf(MEANINGS, `${words} ${message}`, status);
  const first = fields[0]?.[1];
  const code = textOf(first?.code);
  return {
    kind,
    message: textOf(first?.message) || message,
    ...(code && { code }),
    ...fieldsOf(fields.map(([name, one]) => [name, one.message])),
    ...(data['password'] ? { violations: violationsIn(data['password']) } : {}),
  };
}

/** The rules that a password breaks: the first one only, or both ends of the length of a form, which have one code. */
function violationsIn(problem: unknown): readonly PasswordRule[] {
  const { code, message, params }: Readonly<Record<string, unknown>> = Object(problem);
  if (typeof message !== 'string') return [];
  const { min = 0, max }: { readonly min?: number; readonly max?: number } = Object(params);
  if (max)
    return [
      { rule: 'min-length', limit: min, message },
      { rule: 'max-bytes', limit: max, message },
    ];
  const rule = RULES.find(([, codes]) => codes.test(textOf(code)))?.[0];
  const limit = rule === 'max-bytes' ? 72 : Number(/\d+/.exec(message)?.[0] ?? 1);
  return rule ? [{ rule, ...(rule !== 'characters' && { limit }), message }] : [];
}

/** The rules behind the codes of the field `password`. A pattern is a project's own. */
const RULES: readonly (readonly [rule: PasswordRuleName, codes: RegExp])[] = [
  ['min-length', /required|_min/],
  ['max-length', /_max/],
  ['max-bytes', /_value$/],
  ['characters', /_format/],
];

/** The kinds of codes and sentences, where the status alone does not tell. A dead token comes before a weak password. */
const MEANINGS: Meanings = [
  ['invalid-token', /\btoken:|or expired/],
  ['unauthorized', /to authenticate|:validation_invalid_(?:old_)?password/],
  // Of a sign-in without a password, that field alone is blank.
  ['weak-password', /^password:(?!validation_required An)/],
  ['invalid-email', /\b(?:newE|e)mail:/],
  ['password-login-disabled', /allow password/],
  ['not-configured', /invalid collection/],
];
