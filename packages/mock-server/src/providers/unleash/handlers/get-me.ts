import type { components } from '@resetkit/sdk/unleash/types';
import { accountOfCaller, adminTokenName } from '../api-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { adminPermission, permissionsOf } from '../permissions.ts';
import { sessionIdOf } from '../session-cookie.ts';
import { findSession } from '../sessions.ts';
import { shortViewOf } from '../user-view.ts';

/** `GET /api/admin/user`: the account as it was when its session started. For an admin token, the token itself. */
export async function getMe({ caller, headers }: Request<'getMe'>, backend: Backend): Promise<Reply<'getMe'>> {
  const nothingSeen = { feedback: [], splash: {} };
  const noStore = { 'Cache-Control': 'no-store' } as const;
  const user = await accountOfCaller(backend, caller);
  if (!user) {
    const body = { user: adminToken(caller?.subject ?? ''), permissions: [adminPermission], ...nothingSeen };
    return { status: 200, headers: noStore, body };
  }
  const session = caller?.role === 'session' ? await findSession(backend, sessionIdOf(headers)) : undefined;
  const permissions = permissionsOf(user.rootRole);
  return {
    status: 200,
    headers: noStore,
    body: { user: session?.user ?? shortViewOf(user), permissions, ...nothingSeen },
  };
}

function adminToken(secret: string): components['schemas']['AdminTokenUser'] {
  return {
    username: adminTokenName,
    permissions: ['ADMIN'],
    environment: '*',
    type: 'admin',
    secret,
    projects: ['*'],
    internalAdminTokenUserId: -42,
  };
}
