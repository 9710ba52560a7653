import type { components } from '@resetkit/sdk/stack-auth/types';
import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { internalProjectId } from '../policy.ts';
import type { Project } from '../project.ts';
import { defaultConfig, shownProject, storeProject } from '../projects.ts';
import { readTenancy } from '../tenancy.ts';

type Schemas = components['schemas'];

/** `POST /internal/projects`: creates a project without keys for one of the caller's teams. */
export async function createProject(
  { body }: Request<'createProject'>,
  backend: Backend,
): Promise<Reply<'createProject'>> {
  const { project, user } = authOf(backend);
  if (!user) return knownError('USER_AUTHENTICATION_REQUIRED');
  if (project.shown.id !== internalProjectId) return knownError('EXPECTED_INTERNAL_PROJECT');
  const team_id = body.owner_team_id;
  const { teams } = await readTenancy(backend, internalProjectId, { teams: [team_id] });
  if (!teams[team_id]?.memberIds.includes(user.id))
    return knownError('TEAM_MEMBERSHIP_NOT_FOUND', { team_id, user_id: user.id });
  const made = newProject(body, backend.random.uuid(), backend.clock.now());
  await storeProject(backend, made);
  return { status: 201, body: made.shown };
}

function newProject({ config = {}, ...fields }: Schemas['CreateProjectRequest'], id: string, now: number): Project {
  const { require_email_verification: requireEmailVerification = false, ...switches } = config;
  const shown = shownProject({ ...fields, id, created_at_millis: now, config: configOf(switches) });
  const trustedDomains = shown.config.domains.map(({ domain }) => domain);
  return { shown, requireEmailVerification, requirePublishableClientKey: false, trustedDomains };
}

function configOf({
  email_config: mail,
  oauth_providers: providers = [],
  domains = [],
  ...switches
}: Omit<Schemas['NewProjectConfig'], 'require_email_verification'>): Schemas['ProjectConfig'] {
  return {
    ...defaultConfig,
    ...switches,
    domains: [...domains].sort((one, other) => (one.domain < other.domain ? -1 : 1)),
    email_config: mail?.type === 'standard' ? mail : { type: 'shared' },
    oauth_providers: providers.map((provider) => ({ provider_config_id: provider.id, ...provider })),
    enabled_oauth_providers: providers.map(({ id }) => ({ id })),
  };
}
