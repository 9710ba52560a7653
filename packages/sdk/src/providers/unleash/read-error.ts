import type { BackendError } from '../../client/backend.ts';
import { fieldsOf } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import type { PasswordRule } from '../../client/password-rule.ts';
import { textOf } from '../../client/text-of.ts';
import { passwordRules, rulesIn } from './password-rules.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  if (body === '' && status === 400) return { kind: 'invalid-request', message: 'Unleash refused without a reason' };
  // The rate limit by client address answers with a text.
  if (typeof body === 'string') return status === 429 ? { kind: 'rate-limited', message: body } : undefined;
  const { id, name, message, details }: Readonly<Record<string, unknown>> = Object(body);
  if (typeof message !== 'string') return undefined;
  if (name === undefined) return { kind: kindOf(NAMELESS, message, status), message };
  if (typeof name !== 'string') return undefined;
  const list: readonly Detail[] = Array.isArray(details) ? details.map(Object) : [];
  const [first] = list;
  // Only the details say which value is malformed, and which rules are broken.
  const kind = kindOf(MEANINGS, `${name} ${message} ${textOf(first?.message)}`, status);
  return {
    kind,
    message,
    code: name,
    ...(kind === 'invalid-email' && fieldsOf([['email', first?.message ?? message]])),
    ...fieldsOf(list.map((one) => [nameIn(one.path), one.message])),
    ...(/^(weak|same)-/.test(kind) && { violations: violationsIn(message, first?.validationErrors ?? [message]) }),
    ...(/per minute/.test(message) && { retryAfterMs: 60_000 }),
    ...(typeof id === 'string' && { requestId: id }),
  };
}

/** The details of an error about one value. */
type Detail = Readonly<Partial<Record<'path' | 'message' | 'validationErrors', unknown>>>;

/** The field of a path: `email` for `/body/email`, an empty text for `/body`, the body as a whole. */
function nameIn(path: unknown): string {
  return textOf(path)
    .replace(/^\/\w+\/?/, '')
    .replace(/\//g, '.');
}

/** The broken rules. For an empty password Unleash names none. */
function violationsIn(message: string, sentences: unknown): readonly PasswordRule[] {
  const [shortest] = passwordRules;
  return /cannot be empty/.test(message) && shortest ? [{ ...shortest, message }] : rulesIn(sentences);
}

/**
 * The kinds of codes and sentences, where the status alone does not tell. `UsedTokenError` occurs only after a manual
 * change of the database.
 */
const MEANINGS: Meanings = [
  ['invalid-token', /^InvalidTokenE/],
  ['used-token', /^UsedTokenE/],
  ['weak-password', /^(OwaspV|PasswordU)/],
  ['same-password', /^PasswordPrev/],
  ['unknown-account', /^NotFoundError No user found/],
  ['conflict', /^BadDataError .*User already exists/],
  // An empty address is a 500 (lib/db/user-store.ts).
  ['invalid-email', /^(BadDataError .*must be a valid email|UnknownError Can only find users)/],
  ['password-login-disabled', /^DisabledE/],
];

/**
 * The same for errors without a name. An API token in `Authorization` is for other endpoints: the app is configured
 * with the wrong key.
 */
const NAMELESS: Meanings = [['not-configured', /expected a different token type/]];
