import type { components } from '@resetkit/sdk/unleash/types';

/** A root role as it is shown. */
export type Role = components['schemas']['Role'];

/** Ids of the root roles that the open-source server has. */
export type RootRole = 1 | 2 | 3;

const names = { 1: 'Admin', 2: 'Editor', 3: 'Viewer' } as const;
/** Unleash describes them at more length; these sentences are ours. */
const descriptions = { 1: 'May do everything', 2: 'May change most things', 3: 'May look but not change' } as const;

/** The role that administrators have. */
export const adminRole: RootRole = 1;
/** The role that sign-up links give. */
export const viewerRole: RootRole = 3;
/** All of them. */
export const rootRoles: readonly RootRole[] = [1, 2, 3];

/** The root role of this id or name, if there is one. */
export function rootRoleOf(given: number | string): RootRole | undefined {
  return rootRoles.find((id) => id === given || names[id] === given);
}

/** A role as it is listed. */
export function roleOf(id: RootRole): Role {
  return { id, name: names[id], type: 'root', description: descriptions[id] };
}
