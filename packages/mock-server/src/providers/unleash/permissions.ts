import type { components } from '@resetkit/sdk/unleash/types';
import type { RootRole } from './roles.ts';

/** A permission, as the API shows it. */
export type Permission = components['schemas']['Permission'];

const everywhere = [
  'CREATE_ADDON',
  'CREATE_CONTEXT_FIELD',
  'CREATE_PROJECT',
  'CREATE_SEGMENT',
  'CREATE_STRATEGY',
  'CREATE_TAG_TYPE',
  'DELETE_ADDON',
  'DELETE_CONTEXT_FIELD',
  'DELETE_SEGMENT',
  'DELETE_STRATEGY',
  'DELETE_TAG_TYPE',
  'READ_CLIENT_API_TOKEN',
  'READ_FRONTEND_API_TOKEN',
  'RELEASE_PLAN_TEMPLATE_CREATE',
  'RELEASE_PLAN_TEMPLATE_UPDATE',
  'UPDATE_ADDON',
  'UPDATE_APPLICATION',
  'UPDATE_CONTEXT_FIELD',
  'UPDATE_SEGMENT',
  'UPDATE_STRATEGY',
  'UPDATE_TAG_TYPE',
];
const inTheProject = [
  'CREATE_FEATURE',
  'CREATE_PROJECT_API_TOKEN',
  'DELETE_FEATURE',
  'DELETE_PROJECT',
  'DELETE_PROJECT_API_TOKEN',
  'MOVE_FEATURE_TOGGLE',
  'READ_PROJECT_API_TOKEN',
  'UPDATE_FEATURE',
  'UPDATE_FEATURE_DEPENDENCY',
  'UPDATE_FEATURE_VARIANTS',
  'UPDATE_PROJECT',
];
const inAnEnvironment = [
  'CREATE_FEATURE_STRATEGY',
  'DELETE_FEATURE_STRATEGY',
  'UPDATE_FEATURE_ENVIRONMENT',
  'UPDATE_FEATURE_ENVIRONMENT_VARIANTS',
  'UPDATE_FEATURE_STRATEGY',
];
const project = 'default';
const environments = ['development', 'production'];

/** The only permission that administrators need. */
export const adminPermission: Permission = { permission: 'ADMIN' };

/**
 * The permissions of a role on a fresh server. The real server lists them in the order of its database, which is not
 * defined.
 */
export function permissionsOf(role: RootRole): Permission[] {
  switch (role) {
    case 1:
      return [adminPermission];
    case 2:
      return [
        ...inAnEnvironment.flatMap((permission) =>
          environments.map((environment) => ({ project, environment, permission })),
        ),
        ...inTheProject.map((permission) => ({ project, permission })),
        ...everywhere.map((permission) => ({ permission })),
      ];
    case 3:
      return [];
  }
}
