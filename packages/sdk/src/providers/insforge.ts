import type { Backend, BackendError } from '../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../client/error.ts';
import { createMethods, type Methods } from '../client/methods.ts';
import type { ClientOptions } from '../client/options.ts';
import { operations as table } from '../generated/insforge/operations.ts';
import type { operations } from '../generated/insforge/types.ts';

/** One method for each operation of InsForge's auth API. */
export interface InsforgeClient extends Methods<typeof table, operations> {}

/** Where InsForge answers, and as whom to speak to it. */
export interface InsforgeOptions extends ClientOptions {
  /** The project's public key. Sign-up needs it; a password reset needs no credentials at all. */
  readonly anonKey?: string | undefined;
  /** The token of whoever is signed in, or a function that knows it at the time of a call. Goes before `anonKey`. */
  readonly accessToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/**
 * A client for InsForge. Its methods never throw: each resolves to `{ data, error, response }`.
 *
 * @example
 * const insforge = createInsforgeClient({ baseUrl: 'http://localhost:7130' });
 * const { data, error } = await insforge.sendResetPasswordEmail({ email: 'ada@example.com' });
 */
export function createInsforgeClient(options: InsforgeOptions): InsforgeClient {
  const backend: Backend = { name: 'InsForge', readError, headers: () => readHeaders(options) };
  return createMethods<typeof table, operations>(table, backend, options);
}

async function readHeaders({ accessToken, anonKey }: InsforgeOptions): Promise<Record<string, string>> {
  const token = (typeof accessToken === 'function' ? await accessToken() : accessToken) || anonKey;
  return token ? { Authorization: `Bearer ${token}` } : {};
}

function readError(status: number, body: unknown): BackendError | undefined {
  const { error: code, message }: { error?: unknown; message?: unknown } = Object(body);
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  const kind = kindOf(status, `${code} ${message}`);
  return { kind, message, code, ...(kind === 'rate-limited' && readWait(message)) };
}

/** InsForge has few codes, so most of what it can say is told by its sentences. The first that fits is taken. */
const KINDS: readonly (readonly [kind: AnsweredKind, codeAndMessage: RegExp])[] = [
  ['not-configured', /^(EMAIL_\w+_NOT_|\w+ (PROJECT_ID|Authentication failed with))/],
  ['delivery-failed', /^\w+(_FAILED | Failed to send| Invalid email req| Email service)/],
  ['server-error', /^DATABASE_/],
  ['unknown-account', /^INTERNAL_ERROR User not found/],
  ['redirect-not-allowed', / is not in the allowed redirect URLs$/],
  ['weak-password', /^\w+ Password must contain/],
  ['invalid-email', /\bemail: Invalid/],
  ['invalid-token', /^\w+ Invalid or expired verification|\b(code: Reset|otp: OTP)/],
];

function kindOf(status: number, codeAndMessage: string): AnsweredKind {
  return KINDS.find(([, pattern]) => pattern.test(codeAndMessage))?.[0] ?? kindOfStatus(status);
}

/** Browsers are not shown InsForge's `Retry-After`, and its cool-downs send none. */
function readWait(message: string): { retryAfterMs: number } | undefined {
  const [, count, minutes] = /\b(?:wait|after|in) (\d+) ?(?:s|(m))/.exec(message) ?? [];
  return count ? { retryAfterMs: Number(count) * (minutes ? 60_000 : 1_000) } : undefined;
}
