import * as z from 'zod/mini';
import type { Backing } from '../../core/backing.ts';
import { byIdentity } from '../../core/by-identity.ts';
import type { Clock } from '../../core/clock.ts';
import { once } from '../../core/once.ts';
import { mountOf } from '../../core/place.ts';
import { remembered } from '../../core/remembered.ts';
import type { WireRequest } from '../../core/wire.ts';

/** The purpose of a link, in Supabase's terms. */
export type LinkType = 'recovery' | 'magiclink' | 'signup';

/** A link that Supabase made without mailing it. */
export interface GeneratedLink {
  /** The account's address, as Supabase spells it. */
  readonly email: string;
  readonly link: string;
  /** The secret inside that link. */
  readonly token: string;
  readonly expiresAt: number;
}

/** A request for a link: its type, its account, and where it leads. */
export interface LinkRequest {
  readonly type: LinkType;
  readonly email: string;
  readonly redirectTo: string;
  /** The password of the account that `signup` creates. */
  readonly password?: string;
  readonly name?: string | undefined;
}

/** An account as AppHandoff shows it. */
export interface User {
  readonly id: string;
  readonly email: string;
}

/** A session of the Supabase project. */
export interface Session {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly user: User;
}

/** What AppHandoff uses of its Supabase project. */
export interface Supabase {
  /** Creates a link. Resolves to Supabase's refusal if it creates none. */
  generateLink(request: LinkRequest): Promise<GeneratedLink | { readonly refused: number; readonly message: string }>;
  /** Signs in. Resolves to `undefined` if the credentials are wrong. */
  signIn(email: string, password: string): Promise<Session | undefined>;
  /** Issues a new pair of tokens for a session. Resolves to `undefined` if the refresh token is invalid. */
  refresh(refreshToken: string): Promise<Session | undefined>;
  /** The complete account of a valid access token, as Supabase shows it. */
  userOf(accessToken: string): Promise<User | undefined>;
  /** The account of an address. */
  userAt(email: string): Promise<User | undefined>;
}

// Only the fields that are read here; the others are passed on unchanged.
const userAnswer = z.looseObject({ id: z.string(), email: z.string() });
const sessionAnswer = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  user: z.object({ id: z.string(), email: z.string() }),
});
const linkAnswer = z.object({ email: z.string(), action_link: z.string(), hashed_token: z.string() });
const errorAnswer = z.object({ message: z.string() });
const projectOptions = z.object({ anonKey: z.string(), serviceRoleKey: z.string(), otpExpirySeconds: z.number() });
const projectOf = byIdentity((options: object) => projectOptions.parse(options));

const mountAt = remembered(mountOf);

/** The part of the wire that one request to AppHandoff uses to reach its project. */
interface Link {
  readonly backing: Backing;
  readonly baseUrl: string;
  readonly mount: string;
  readonly ip: string;
}

interface Call {
  readonly method: string;
  readonly path: string;
  /** One of the project's keys. */
  readonly key: string;
  /** The bearer token. Default: the key. */
  readonly token?: string;
  readonly body?: object;
}

/**
 * The Supabase project of AppHandoff, for one request to AppHandoff. Calls go over the same wire that other clients of
 * Supabase use, with the address of AppHandoff's client. This is the only file of the provider that sends requests to
 * Supabase. The project's options are read at most once.
 */
export function supabaseProject(backing: Backing, clock: Clock, request: WireRequest, ip: string): Supabase {
  const baseUrl = backing.baseUrlFor(request);
  const link: Link = { backing, baseUrl, mount: mountAt(baseUrl), ip };
  const project = once(() => backing.options().then(projectOf));
  const session = async (grant: string, body: object): Promise<Session | undefined> => {
    const { anonKey: key } = await project();
    const answer = await send(link, { method: 'POST', path: `/token?grant_type=${grant}`, key, body });
    return answer.status === 200 ? sessionAnswer.parse(answer.body) : undefined;
  };
  return {
    async generateLink({ type, email, redirectTo, password, name }) {
      const { serviceRoleKey: key, otpExpirySeconds } = await project();
      const path = `/admin/generate_link?redirect_to=${encodeURIComponent(redirectTo)}`;
      const fields = { ...(password !== undefined && { password }), ...(name !== undefined && { data: { name } }) };
      const answer = await send(link, { method: 'POST', path, key, body: { type, email, ...fields } });
      if (answer.status !== 200) return { refused: answer.status, message: messageOf(answer.body) };
      const made = linkAnswer.parse(answer.body);
      const expiresAt = clock.now() + otpExpirySeconds * 1_000;
      return { email: made.email, link: made.action_link, token: made.hashed_token, expiresAt };
    },
    signIn: (email, password) => session('password', { email, password }),
    refresh: (refreshToken) => session('refresh_token', { refresh_token: refreshToken }),
    async userOf(token) {
      const { anonKey: key } = await project();
      const answer = await send(link, { method: 'GET', path: '/user', key, token });
      return answer.status === 200 ? userAnswer.parse(answer.body) : undefined;
    },
    async userAt(email) {
      const account = await backing.directory.find(email);
      return account && { id: account.id, email: account.email };
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nothing = new Uint8Array();

async function send(
  { backing, baseUrl, mount, ip }: Link,
  { method, path, key, token = key, body }: Call,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const reply = await backing.handle({
    method,
    target: `/auth/v1${path}`,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      apikey: key,
      authorization: `Bearer ${token}`,
      'x-supabase-api-version': '2024-01-01',
    },
    body: body ? encoder.encode(JSON.stringify(body)) : nothing,
    ip,
    mount,
    baseUrl,
  });
  return { status: reply.status, body: jsonOf(reply.body) };
}

function messageOf(body: unknown): string {
  const parsed = errorAnswer.safeParse(body);
  return parsed.success ? parsed.data.message : '';
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}
