import type { Caller } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import type { ApiTokens } from './options.ts';
import { findByEmail, findByUsername, findUser, type User } from './users.ts';

/** How somebody has said who they are. */
export type CallerRole = 'admin-token' | 'personal-token' | 'session';

/** The user name of the tokens that a server is started with. */
export const adminTokenName = 'admin';

/** Whether a token is one of those for SDKs, which may do nothing here. */
export function isForSdks(token: string, { backend, frontend }: ApiTokens): boolean {
  return backend.includes(token) || frontend.includes(token);
}

/** The account of a personal access token that is good. */
export async function ownerOf(backend: Backend, token: string, { personal }: ApiTokens): Promise<User | undefined> {
  const known = personal.find(({ secret }) => secret === token);
  if (!known) return undefined;
  return (await findByEmail(backend, known.user)) ?? (await findByUsername(backend, known.user));
}

/** The account of whoever is calling; admin tokens have none. */
export async function accountOfCaller(backend: Backend, caller: Caller | undefined): Promise<User | undefined> {
  if (caller === undefined || caller.role === 'admin-token') return undefined;
  return findUser(backend, Number(caller.subject));
}
