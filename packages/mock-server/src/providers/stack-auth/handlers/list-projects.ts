import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { internalProjectId } from '../policy.ts';
import { createdProjects } from '../projects.ts';
import { readTenancy } from '../tenancy.ts';

/** `GET /internal/projects`: the projects that the caller's teams own. */
export async function listProjects(
  _request: Request<'listProjects'>,
  backend: Backend,
): Promise<Reply<'listProjects'>> {
  const { project, user } = authOf(backend);
  if (!user) return knownError('USER_AUTHENTICATION_REQUIRED');
  if (project.shown.id !== internalProjectId) return knownError('EXPECTED_INTERNAL_PROJECT');
  const projects = (await createdProjects(backend)).map(({ shown }) => shown);
  const owners = projects.map(({ owner_team_id: owner }) => owner);
  const { teams } = await readTenancy(backend, internalProjectId, { teams: owners });
  const items = projects.filter(({ owner_team_id: owner }) => teams[owner ?? '']?.memberIds.includes(user.id));
  return { status: 200, body: { items, is_paginated: false } };
}
