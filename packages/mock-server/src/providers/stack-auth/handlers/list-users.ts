import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import type { Project } from '../project.ts';
import { readWholeTenancy, type Tenancy } from '../tenancy.ts';
import { restrictedReasonOf, serverUserOf } from '../user-view.ts';
import type { User } from '../users.ts';

type Filters = NonNullable<Request<'listUsers'>['query']>;

/** `GET /users`, for servers: the users, without anonymous and restricted ones unless the query asks for them. */
export async function listUsers({ query = {} }: Request<'listUsers'>, backend: Backend): Promise<Reply<'listUsers'>> {
  const { project } = authOf(backend);
  if (query.only_anonymous === 'true' && query.include_anonymous !== 'true')
    return { status: 400, body: 'only_anonymous=true requires include_anonymous=true' };
  const tenancy = await readWholeTenancy(backend, project.shown.id);
  const users = Object.values(tenancy.users)
    .filter((user) => isWanted(user, query, project, tenancy))
    .sort((one, other) => (query.desc === 'true' ? other.createdAt - one.createdAt : one.createdAt - other.createdAt));
  const start = Math.max(
    0,
    users.findIndex(({ id }) => id === query.cursor),
  );
  const page = users.slice(start, query.limit === undefined ? undefined : start + query.limit);
  const items = page.map((user) => serverUserOf(user, project, tenancy));
  const next_cursor = users[start + page.length]?.id ?? null;
  return { status: 200, body: { items, is_paginated: true, pagination: { next_cursor } } };
}

function isWanted(user: User, filters: Filters, project: Project, { teams }: Pick<Tenancy, 'teams'>): boolean {
  const { team_id: teamId, query } = filters;
  if (teamId !== undefined && !teams[teamId]?.memberIds.includes(user.id)) return false;
  if (query !== undefined && !mentions(user, query.toLowerCase())) return false;
  if (filters.only_anonymous === 'true') return user.isAnonymous;
  if (filters.include_anonymous === 'true') return true;
  if (user.isAnonymous) return false;
  return filters.include_restricted === 'true' || restrictedReasonOf(user, project) === null;
}

function mentions(user: User, text: string): boolean {
  const texts = [user.displayName ?? '', ...user.channels.map(({ value }) => value)];
  return user.id === text || texts.some((one) => one.toLowerCase().includes(text));
}
