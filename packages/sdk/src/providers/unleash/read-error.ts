import type { BackendError } from '../../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../../client/error.ts';

/** The errors that a limit or a lack of words leaves: text, nothing at all, and JSON without a name. */
export function readError(status: number, body: unknown): BackendError | undefined {
  if (body === '' && status === 400) return { kind: 'invalid-request', message: 'Unleash says no, and not why' };
  if (typeof body === 'string') return status === 429 ? { kind: 'rate-limited', message: body } : undefined;
  const { name, message, details }: { name?: unknown; message?: unknown; details?: unknown } = Object(body);
  if (typeof message !== 'string') return undefined;
  if (name === undefined) return { kind: kindOfStatus(status), message };
  if (typeof name !== 'string') return undefined;
  return { kind: kindOf(status, `${name} ${message} ${firstOf(details)}`), message, code: name };
}

/** The sentence that says which value is not fit stands in the details alone. */
function firstOf(details: unknown): string {
  const { message }: { message?: unknown } = Object(Array.isArray(details) ? details[0] : undefined);
  return typeof message === 'string' ? message : '';
}

/** What Unleash's errors mean beyond their status. The first that fits is taken. */
const KINDS: readonly (readonly [kind: AnsweredKind, nameAndTexts: RegExp])[] = [
  ['invalid-token', /^(InvalidToken|UsedToken)Error /],
  ['weak-password', /^(OwaspValidation|PasswordUndefined|PasswordPreviouslyUsed)Error /],
  ['unknown-account', /^NotFoundError No user found/],
  ['conflict', /^BadDataError .*User already exists/],
  ['invalid-email', /^BadDataError .*must be a valid email/],
  ['not-configured', /^DisabledError /],
];

function kindOf(status: number, nameAndTexts: string): AnsweredKind {
  return KINDS.find(([, pattern]) => pattern.test(nameAndTexts))?.[0] ?? kindOfStatus(status);
}
