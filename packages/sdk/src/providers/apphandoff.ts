import type { Backend, BackendError } from '../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../client/error.ts';
import { createMethods, type Methods } from '../client/methods.ts';
import type { ClientOptions } from '../client/options.ts';
import { operations as table } from '../generated/apphandoff/operations.ts';
import type { operations } from '../generated/apphandoff/types.ts';

/** One method for each operation of AppHandoff's auth API. */
export interface AppHandoffClient extends Methods<typeof table, operations> {}

/** Where AppHandoff answers, and as whom to speak to it. */
export interface AppHandoffOptions extends ClientOptions {
  /** An API key (`ah_k_…`). A password reset needs no credentials at all. */
  readonly apiKey?: string | undefined;
  /** The token of whoever is signed in, or a function that knows it at the time of a call. Goes before `apiKey`. */
  readonly accessToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/** The same, with a client of the Supabase project that has AppHandoff's passwords: ours or `supabase-js`. */
export interface WithSupabase<Supabase extends object> {
  /** The client, as it was given. */
  readonly supabase: Supabase;
}

/**
 * A client for AppHandoff. Its methods never throw: each resolves to `{ data, error, response }`. Given a Supabase client it
 * carries that along, so that one object takes a reset from its mail to the new password.
 *
 * @example
 * const apphandoff = createAppHandoffClient({ baseUrl, supabase: createSupabaseClient({ baseUrl: projectUrl, anonKey }) });
 * await apphandoff.sendPasswordReset({ email: 'ada@example.com' });
 * // The link of the mail ends with a session in the fragment of the portal's URL.
 * await apphandoff.exchangeSupabaseToken({ access_token, refresh_token }, { credentials: 'include' });
 * await apphandoff.supabase.updateUser({ password }, { headers: { Authorization: `Bearer ${access_token}` } });
 */
export function createAppHandoffClient<Supabase extends object>(
  options: AppHandoffOptions & WithSupabase<Supabase>,
): AppHandoffClient & WithSupabase<Supabase>;
export function createAppHandoffClient(options: AppHandoffOptions): AppHandoffClient;
export function createAppHandoffClient(
  options: AppHandoffOptions & Partial<WithSupabase<object>>,
): AppHandoffClient & Partial<WithSupabase<object>> {
  const { supabase } = options;
  const backend: Backend = { name: 'AppHandoff', readError, headers: () => readHeaders(options) };
  return { ...createMethods<typeof table, operations>(table, backend, options), ...(supabase && { supabase }) };
}

async function readHeaders({ accessToken, apiKey }: AppHandoffOptions): Promise<Record<string, string>> {
  const token = (typeof accessToken === 'function' ? await accessToken() : accessToken) || apiKey;
  return token ? { Authorization: `Bearer ${token}` } : {};
}

function readError(status: number, body: unknown): BackendError | undefined {
  const { error: message, code, fieldErrors, retryAfter }: Record<string, unknown> = Object(body);
  if (typeof message !== 'string') return undefined;
  return {
    kind: kindOf(status, code, Object(fieldErrors)),
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof retryAfter === 'number' && { retryAfterMs: retryAfter * 1_000 }),
  };
}

/** AppHandoff publishes that there are codes, not which: where one is unknown, the status says what is to be known. */
const KINDS: Readonly<Record<string, AnsweredKind>> = {
  invalid_token: 'invalid-token',
  auth_not_configured: 'not-configured',
  email_delivery_failed: 'delivery-failed',
};

function kindOf(status: number, code: unknown, fields: { email?: unknown; password?: unknown }): AnsweredKind {
  if (status === 400 && code === 'origin_not_allowed') return 'redirect-not-allowed';
  if (status === 400 && /^Invalid email/i.test(String(fields.email))) return 'invalid-email';
  if (status === 400 && /^(?!Invalid input)/.test(String(fields.password ?? 'Invalid input'))) return 'weak-password';
  return KINDS[String(code)] ?? kindOfStatus(status);
}
