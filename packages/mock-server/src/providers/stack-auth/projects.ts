import type { components } from '@resetkit/sdk/stack-auth/types';
import { byIdentity } from '../../core/by-identity.ts';
import type { Backend } from './backend.ts';
import type { StackAuthOptions } from './options.ts';
import { internalProjectId } from './policy.ts';
import type { Project } from './project.ts';

type Schemas = components['schemas'];

const key = (id: string): string => `project/${id}`;

/** The project with this id: that of the options, `internal`, or one that was created through the API. */
export async function findProject(backend: Backend, id: string): Promise<Project | undefined> {
  const { options } = backend;
  if (id === options.projectId) return projectOfOptions(options);
  if (id === internalProjectId) return internalProject(options);
  return backend.store.get<Project>(key(id));
}

/** All projects that were created through the API. */
export async function createdProjects(backend: Backend): Promise<readonly Project[]> {
  const rows = await backend.store.list<Project>('project/');
  return rows
    .map(([, project]) => project)
    .sort((one, other) => one.shown.created_at_millis - other.shown.created_at_millis);
}

/** Stores a new project. */
export function storeProject(backend: Backend, project: Project): Promise<void> {
  return backend.store.update<Project, void>(key(project.shown.id), () => [project, undefined]);
}

/** The default settings of a project (lib/projects.tsx). */
export const defaultConfig: Schemas['ProjectConfig'] = {
  allow_localhost: true,
  client_team_creation_enabled: false,
  client_user_deletion_enabled: false,
  sign_up_enabled: true,
  oauth_account_merge_strategy: 'link_method',
  create_team_on_sign_up: false,
  credential_enabled: true,
  magic_link_enabled: false,
  passkey_enabled: false,
  oauth_providers: [],
  enabled_oauth_providers: [],
  domains: [],
  email_config: { type: 'shared' },
  email_theme: '1df07ae6-abf3-4a40-83a5-a1a2cbe336ac',
  team_creator_default_permissions: [{ id: 'team_admin' }],
  team_member_default_permissions: [{ id: 'team_member' }],
  user_default_permissions: [],
  allow_user_api_keys: false,
  allow_team_api_keys: false,
};

/** The fields of a new project. */
export type ProjectFields = Partial<Omit<Schemas['Project'], 'description'>> &
  Pick<Schemas['Project'], 'id' | 'display_name'> & { readonly description?: string | null };

/** A project as the API shows it: fields in the server's order, missing ones with their defaults. */
export function shownProject(fields: ProjectFields): Schemas['Project'] {
  return {
    id: fields.id,
    display_name: fields.display_name,
    description: fields.description ?? '',
    logo_url: fields.logo_url ?? null,
    logo_full_url: fields.logo_full_url ?? null,
    logo_dark_mode_url: fields.logo_dark_mode_url ?? null,
    logo_full_dark_mode_url: fields.logo_full_dark_mode_url ?? null,
    created_at_millis: fields.created_at_millis ?? 0,
    is_production_mode: fields.is_production_mode ?? false,
    owner_team_id: fields.owner_team_id ?? null,
    onboarding_status: fields.onboarding_status ?? 'completed',
    config: fields.config ?? defaultConfig,
  };
}

/** A project as clients see it (stack-shared, projectsCrudClientReadSchema). That of the options has its own providers. */
export function clientProject(
  { shown: { id, display_name, config }, trustedDomains }: Project,
  { projectId, oauthProviders, profile }: StackAuthOptions,
): Schemas['ClientProject'] {
  const isOfOptions = id === projectId;
  const domains = [...trustedDomains].sort().map((domain) => ({ domain, handler_path: '/handler' }));
  return {
    id,
    display_name,
    config: {
      sign_up_enabled: config.sign_up_enabled,
      credential_enabled: config.credential_enabled,
      magic_link_enabled: config.magic_link_enabled,
      passkey_enabled: config.passkey_enabled,
      client_team_creation_enabled: config.client_team_creation_enabled,
      client_user_deletion_enabled: config.client_user_deletion_enabled,
      ...(profile === 'hexclave' && { allow_localhost: config.allow_localhost }),
      allow_user_api_keys: config.allow_user_api_keys,
      allow_team_api_keys: config.allow_team_api_keys,
      enabled_oauth_providers: isOfOptions
        ? oauthProviders.map((provider) => ({ id: provider }))
        : config.enabled_oauth_providers,
      domains: isOfOptions ? domains : config.domains,
    },
  };
}

const projectOfOptions = byIdentity((options: StackAuthOptions): Project => {
  const config: Schemas['ProjectConfig'] = {
    ...defaultConfig,
    allow_localhost: options.allowLocalhost,
    client_user_deletion_enabled: options.clientUserDeletionEnabled,
    sign_up_enabled: options.signUpEnabled,
    create_team_on_sign_up: options.createTeamOnSignUp,
    credential_enabled: options.credentialEnabled,
    magic_link_enabled: options.magicLinkEnabled,
  };
  return {
    shown: shownProject({ id: options.projectId, display_name: options.projectDisplayName, config }),
    requireEmailVerification: options.requireEmailVerification,
    requirePublishableClientKey: options.requirePublishableClientKey,
    trustedDomains: options.trustedDomains,
    keys: options,
  };
});

/** The project whose users own the other projects. The mock gives it the same keys, and its users teams. */
function internalProject(options: StackAuthOptions): Project {
  const config: Schemas['ProjectConfig'] = { ...defaultConfig, create_team_on_sign_up: true, magic_link_enabled: true };
  return {
    shown: shownProject({ id: internalProjectId, display_name: 'Stack Dashboard', config }),
    requireEmailVerification: false,
    requirePublishableClientKey: options.requirePublishableClientKey,
    trustedDomains: [],
    keys: options,
  };
}
