import { type AccessClaims, readAccessToken } from './access-tokens.ts';
import type { AccessType, Auth } from './auth.ts';
import type { Backend } from './backend.ts';
import { knownError } from './errors.ts';
import { internalProjectId, noClientKey } from './policy.ts';
import type { Project } from './project.ts';
import { findProject } from './projects.ts';
import { readTenancy } from './tenancy.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** The refusal of the project's headers. */
export interface Refusal {
  readonly status: number;
  readonly body: unknown;
}

/** The caller (`null` without the project's headers), or the refusal. */
export type Identified = { readonly auth: Auth | null } | { readonly refusal: Refusal };

/** Checks the project's headers in the order of the real server. */
export async function identify(headers: Headers, backend: Backend): Promise<Identified> {
  const { profile } = backend.options;
  const accessType = headers['x-stack-access-type'];
  const projectId = headers['x-stack-project-id'];
  if (!accessType) {
    const hasKey = keyHeaders.some((name) => headers[name]);
    if (hasKey) return { refusal: knownError('PROJECT_KEY_WITHOUT_ACCESS_TYPE', undefined, { profile }) };
    return { auth: null };
  }
  if (!isAccessType(accessType))
    return { refusal: knownError('INVALID_ACCESS_TYPE', undefined, { value: accessType, profile }) };
  if (!projectId)
    return { refusal: knownError('ACCESS_TYPE_WITHOUT_PROJECT_ID', { request_type: accessType }, { profile }) };
  const token = headers['x-stack-access-token'];
  const claims = token ? await readAccessToken(token) : undefined;
  const badToken = token ? tokenRefusal(claims, projectId, headers, backend.clock.now()) : undefined;
  if (badToken) return { refusal: badToken };
  const project = await findProject(backend, projectId);
  if (!project) return { refusal: knownError('CURRENT_PROJECT_NOT_FOUND', { project_id: projectId }, { profile }) };
  const badKey = await keyRefusal(accessType, project, headers, backend);
  if (badKey) return { refusal: badKey };
  const branch = headers['x-stack-branch-id'];
  if (branch && branch !== 'main') return { refusal: knownError('BRANCH_DOES_NOT_EXIST', { branch_id: branch }) };
  return { auth: await authOfClaims(accessType, project, claims, backend) };
}

const keyHeaders = [
  'x-stack-publishable-client-key',
  'x-stack-secret-server-key',
  'x-stack-super-secret-admin-key',
  'x-stack-admin-access-token',
] as const;

function isAccessType(accessType: string): accessType is AccessType {
  return accessType === 'client' || accessType === 'server' || accessType === 'admin';
}

/** The caller of a valid token. If its user was deleted, there is a session without a user. */
async function authOfClaims(
  type: AccessType,
  project: Project,
  claims: AccessClaims | undefined,
  backend: Backend,
): Promise<Auth> {
  if (!claims) return { type, project };
  const user = (await readTenancy(backend, project.shown.id, { users: [claims.userId] })).users[claims.userId];
  return { type, project, sessionId: claims.sessionId, ...(user && { user }) };
}

function tokenRefusal(
  claims: AccessClaims | undefined,
  projectId: string,
  headers: Headers,
  now: number,
): Refusal | undefined {
  if (!claims) return knownError('UNPARSABLE_ACCESS_TOKEN');
  if (claims.expiresAt <= now) {
    return knownError('ACCESS_TOKEN_EXPIRED', {
      expired_at_millis: claims.expiresAt,
      project_id: claims.projectId,
      user_id: claims.userId,
      refresh_token_id: claims.sessionId,
    });
  }
  if (claims.projectId !== projectId) {
    const details = { expected_project_id: projectId, actual_project_id: claims.projectId };
    return knownError('INVALID_PROJECT_FOR_ACCESS_TOKEN', details);
  }
  const allowsAnonymous = headers['x-stack-allow-anonymous-user'] === 'true';
  const allowsRestricted = allowsAnonymous || headers['x-stack-allow-restricted-user'] === 'true';
  if (claims.audience === 'anonymous' && !allowsAnonymous) return knownError('ANONYMOUS_AUTHENTICATION_NOT_ALLOWED');
  if (claims.audience === 'restricted' && claims.restrictedReason && !allowsRestricted)
    return knownError('RESTRICTED_USER_NOT_ALLOWED', { restricted_reason: claims.restrictedReason });
  return undefined;
}

/** Checks the key of the access type. An admin access token replaces every key. */
function keyRefusal(
  type: AccessType,
  project: Project,
  headers: Headers,
  backend: Backend,
): Promise<Refusal | undefined> {
  if (headers['x-stack-development-override-key']) {
    const body = 'Development key override is only allowed in development or test environments';
    return Promise.resolve({ status: 401, body });
  }
  const adminToken = headers['x-stack-admin-access-token'];
  if (adminToken) return adminRefusal(adminToken, project, backend);
  return Promise.resolve(keyRefusals[type](project, headers));
}

const keyRefusals: Readonly<Record<AccessType, (project: Project, headers: Headers) => Refusal | undefined>> = {
  client(project, headers) {
    const key = headers['x-stack-publishable-client-key'];
    const project_id = project.shown.id;
    if (!key || key === noClientKey) {
      return project.requirePublishableClientKey
        ? knownError('PUBLISHABLE_CLIENT_KEY_REQUIRED_FOR_PROJECT', { project_id })
        : undefined;
    }
    return key === project.keys?.publishableClientKey
      ? undefined
      : knownError('INVALID_PUBLISHABLE_CLIENT_KEY', { project_id });
  },
  server(project, headers) {
    const key = headers['x-stack-secret-server-key'];
    if (!key) return knownError('SERVER_AUTHENTICATION_REQUIRED');
    if (key === project.keys?.secretServerKey) return undefined;
    return knownError('INVALID_SECRET_SERVER_KEY', { project_id: project.shown.id });
  },
  admin(project, headers) {
    const key = headers['x-stack-super-secret-admin-key'];
    if (!key) return knownError('ADMIN_AUTHENTICATION_REQUIRED');
    if (key === project.keys?.superSecretAdminKey) return undefined;
    return knownError('INVALID_SUPER_SECRET_ADMIN_KEY', { project_id: project.shown.id });
  },
};

/** Checks an admin access token: it belongs to a user of `internal` in the team that owns the project. */
async function adminRefusal(token: string, project: Project, backend: Backend): Promise<Refusal | undefined> {
  const claims = await readAccessToken(token);
  if (claims?.projectId !== internalProjectId || claims.audience !== 'normal')
    return knownError('UNPARSABLE_ADMIN_ACCESS_TOKEN');
  if (claims.expiresAt <= backend.clock.now())
    return knownError('ADMIN_ACCESS_TOKEN_EXPIRED', { expired_at_millis: claims.expiresAt });
  const { users, teams } = await readTenancy(backend, internalProjectId, {
    users: [claims.userId],
    teams: [project.shown.owner_team_id],
  });
  if (!users[claims.userId]) {
    const body =
      'The user associated with the admin access token is no longer valid. Please refresh the admin access token and try again.';
    return { status: 401, body };
  }
  const owner = teams[project.shown.owner_team_id ?? ''];
  return owner?.memberIds.includes(claims.userId) ? undefined : knownError('ADMIN_ACCESS_TOKEN_IS_NOT_ADMIN');
}
