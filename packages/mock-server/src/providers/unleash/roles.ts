import type { components } from '@resetkit/sdk/unleash/types';

/** A root role, as the API shows it. */
export type Role = components['schemas']['Role'];

/** The id of a root role of the open-source server. */
export type RootRole = 1 | 2 | 3;

/** The names of the root roles. */
export const roleNames: { readonly 1: 'Admin'; readonly 2: 'Editor'; readonly 3: 'Viewer' } = {
  1: 'Admin',
  2: 'Editor',
  3: 'Viewer',
};
/** Unleash's descriptions are longer; these sentences are ours. */
const descriptions = { 1: 'May do everything', 2: 'May change most things', 3: 'May look but not change' } as const;

/** The administrators' role. */
export const adminRole: RootRole = 1;
/** The role of accounts that sign-up links create. */
export const viewerRole: RootRole = 3;
/** All root roles. */
export const rootRoles: readonly RootRole[] = [1, 2, 3];

/** The root role with this id or name. `undefined` if there is none. */
export function rootRoleOf(given: number | string): RootRole | undefined {
  return rootRoles.find((id) => id === given || roleNames[id] === given);
}

/** A role, as the API lists it. */
export function roleOf(id: RootRole): Role {
  return { id, name: roleNames[id], type: 'root', description: descriptions[id] };
}
