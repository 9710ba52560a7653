import type { components } from '@resetkit/sdk/stack-auth/types';
import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { readTenancy } from '../tenancy.ts';
import type { Session } from '../users.ts';

/** `GET /auth/sessions`: newest first, including expired ones. Only administrators see impersonations. */
export async function listSessions(
  { query }: Request<'listSessions'>,
  backend: Backend,
): Promise<Reply<'listSessions'>> {
  const { type, project, user: caller, sessionId } = authOf(backend);
  if (type === 'client' && !caller) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  if (type === 'client' && caller?.id !== query.user_id)
    return { status: 403, body: 'Client can only list sessions for their own user.' };
  const user = (await readTenancy(backend, project.shown.id, { users: [query.user_id] })).users[query.user_id];
  const sessions = user?.sessions.filter(({ isImpersonation }) => type === 'admin' || !isImpersonation) ?? [];
  const items = sessions.map((session) => viewOf(session, query.user_id, sessionId)).reverse();
  return { status: 200, body: { items, is_paginated: false } };
}

function viewOf(session: Session, user_id: string, current: string | undefined): components['schemas']['Session'] {
  return {
    id: session.id,
    user_id,
    created_at: session.createdAt,
    last_used_at: session.lastUsedAt,
    is_impersonation: session.isImpersonation,
    is_current_session: session.id === current,
    ...(session.lastUsedFrom !== undefined && { last_used_at_end_user_ip_info: { ip: session.lastUsedFrom } }),
  };
}
