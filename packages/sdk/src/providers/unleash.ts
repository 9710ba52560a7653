import type { Backend, BackendError } from '../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../client/error.ts';
import { createMethods, type Methods } from '../client/methods.ts';
import type { ClientOptions } from '../client/options.ts';
import { operations as table } from '../generated/unleash/operations.ts';
import type { operations } from '../generated/unleash/types.ts';

/** One method for each operation of Unleash's password reset, and of what goes with it. */
export interface UnleashClient extends Methods<typeof table, operations> {}

/** Where Unleash answers, base path included, and perhaps as whom to speak to it. */
export interface UnleashOptions extends ClientOptions {
  /**
   * An admin token or a personal access token, or a function that knows it at the time of a call. A password reset needs
   * none, and a signed-in browser has its cookie: then give `credentials: 'include'`.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/**
 * A client for Unleash. Its methods never throw: each resolves to `{ data, error, response }`. Most changes are answered
 * with nothing: then `data` and `error` are both `undefined`.
 *
 * @example
 * const unleash = createUnleashClient({ baseUrl: 'http://localhost:4242' });
 * const { error } = await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });
 */
export function createUnleashClient(options: UnleashOptions): UnleashClient {
  const backend: Backend = { name: 'Unleash', readError, headers: () => readHeaders(options) };
  return createMethods<typeof table, operations>(table, backend, options);
}

/** The token goes out as it is: Unleash knows no schemes. */
async function readHeaders({ token }: UnleashOptions): Promise<Record<string, string>> {
  const given = typeof token === 'function' ? await token() : token;
  return given ? { Authorization: given } : {};
}

/** The errors that a limit or a lack of words leaves: text, nothing at all, and JSON without a name. */
function readError(status: number, body: unknown): BackendError | undefined {
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
