import type { BackendError } from '../../client/backend.ts';
import { kindOfStatus } from '../../client/error.ts';
import { fieldsOf } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import { textOf } from '../../client/text-of.ts';
import { rulesIn } from './password-rules.ts';

/** The errors that a limit or a lack of words leaves: text, nothing at all, and JSON without a name. */
export function readError(status: number, body: unknown): BackendError | undefined {
  if (body === '' && status === 400) return { kind: 'invalid-request', message: 'Unleash says no, and not why' };
  if (typeof body === 'string') return status === 429 ? { kind: 'rate-limited', message: body } : undefined;
  const { id, name, message, details }: Readonly<Record<string, unknown>> = Object(body);
  if (typeof message !== 'string') return undefined;
  if (name === undefined) return { kind: kindOfStatus(status), message };
  if (typeof name !== 'string') return undefined;
  const told: readonly Detail[] = Array.isArray(details) ? details.map(Object) : [];
  const [first] = told;
  // Which value is not fit, and which rules are broken, stands in the details alone.
  const kind = kindOf(MEANINGS, `${name} ${message} ${textOf(first?.message)}`, status);
  return {
    kind,
    message,
    code: name,
    ...fieldsOf(told.map((one) => [nameIn(one.path), one.message])),
    ...(/^(weak|same)-/.test(kind) && { violations: rulesIn(first?.validationErrors ?? [message]) }),
    ...(typeof id === 'string' && { requestId: id }),
  };
}

/** What an error says of one value, if it says something. */
type Detail = Readonly<Partial<Record<'path' | 'message' | 'validationErrors', unknown>>>;

/** `/body/email` is `email`; `/body` is the body as a whole, and no field. */
function nameIn(path: unknown): string {
  return textOf(path)
    .replace(/^\/\w+\/?/, '')
    .replaceAll('/', '.');
}

/** What Unleash's errors mean beyond their status. Of a token it says used only where its database was changed by hand. */
const MEANINGS: Meanings = [
  ['invalid-token', /^InvalidTokenE/],
  ['used-token', /^UsedTokenE/],
  ['weak-password', /^(OwaspV|PasswordU)/],
  ['same-password', /^PasswordPrev/],
  ['unknown-account', /^NotFoundError No user found/],
  ['conflict', /^BadDataError .*User already exists/],
  ['invalid-email', /^BadDataError .*must be a valid email/],
  ['password-login-disabled', /^DisabledE/],
];
