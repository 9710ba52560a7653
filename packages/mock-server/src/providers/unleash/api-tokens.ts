import type { Caller } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import type { ApiTokens } from './options.ts';
import type { User } from './user.ts';
import { findByEmail, findByUsername, findUser } from './users.ts';

/** The type of a caller's credential. */
export type CallerRole = 'admin-token' | 'personal-token' | 'session';

/** The user name of the admin tokens that a server is started with. */
export const adminTokenName = 'admin';

/** Whether a token is one for SDKs. These tokens have no permissions here. */
export function isForSdks(token: string, { backend, frontend }: ApiTokens): boolean {
  return backend.includes(token) || frontend.includes(token);
}

/** The account of a valid personal access token. */
export async function ownerOf(backend: Backend, token: string, { personal }: ApiTokens): Promise<User | undefined> {
  const entry = personal.find(({ secret }) => secret === token);
  if (!entry) return undefined;
  return (await findByEmail(backend, entry.user)) ?? (await findByUsername(backend, entry.user));
}

/** The caller's account. `undefined` for admin tokens. */
export async function accountOfCaller(backend: Backend, caller: Caller | undefined): Promise<User | undefined> {
  if (caller === undefined || caller.role === 'admin-token') return undefined;
  return findUser(backend, Number(caller.subject));
}
