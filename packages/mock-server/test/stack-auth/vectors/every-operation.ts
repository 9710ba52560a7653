import { operations } from '@resetkit/sdk/stack-auth/operations';
import { expect } from 'vitest';
import type { Reply } from '../../reply.ts';
import { asServer, type Headed, known, signIn, u, type World, withToken } from '../world.ts';
import { isUnexpected, made } from './passwords.ts';
import { replies, story, table, type Vector } from './vector.ts';

type OperationId = keyof typeof operations;

const unknownId = '00000000-0000-4000-8000-000000000009';
const ids = Object.keys(operations) as OperationId[];
/** Operations that only a server may call. */
const ofServers = new Set<OperationId>([
  'createSession',
  'listUsers',
  'createUser',
  'getUser',
  'updateUser',
  'deleteUser',
]);

/** One byte more than the backend reads. */
const tooLarge = new Uint8Array(8 * 1024 * 1024 + 1);

/** Calls an operation at its method and path, without a body; a path of one user is that of `u`. */
function call({ send }: World, id: OperationId, headers: Headed): Promise<Reply> {
  const { method, path } = operations[id];
  const credentials = ofServers.has(id) ? asServer : {};
  return send(path.replace(/\{\w+\}/g, u.id), { method, headers: { ...credentials, ...headers } });
}

/** The checks of credentials, which are the same at every operation. */
export const everyOperationVectors: readonly Vector[] = [
  ...table(
    ids,
    '%s refuses an unknown project',
  )((id) => ({
    async run(world) {
      expect(await call(world, id, { 'x-stack-project-id': 'x' })).toEqual(
        known(
          400,
          'CURRENT_PROJECT_NOT_FOUND',
          'The current project with ID x was not found. Please check the value of the x-stack-project-id header.',
          { project_id: 'x' },
        ),
      );
    },
  })),
  ...table(
    ids,
    '%s refuses an access token that cannot be parsed',
  )((id) => ({
    async run(world) {
      expect(await call(world, id, withToken('x'))).toEqual(
        known(401, 'UNPARSABLE_ACCESS_TOKEN', 'Access token is not parsable.'),
      );
    },
  })),
  ...table(
    ids,
    '%s refuses the access token of a restricted user',
  )((id) => ({
    async run(world) {
      const { access } = await made(world, { restricted_by_admin: true });

      expect(await call(world, id, withToken(access))).toEqual(
        known(
          403,
          'RESTRICTED_USER_NOT_ALLOWED',
          'The user in the access token is in restricted state. Reason: restricted_by_administrator. Please pass the X-Stack-Allow-Restricted-User header if this is intended.',
          { restricted_reason: { type: 'restricted_by_administrator' } },
        ),
      );
    },
  })),
  ...table(
    ids.filter((id) => operations[id].method !== 'GET'),
    '%s refuses a body of more than 8 MiB, before the headers of the project',
  )((id) => ({
    async run({ send }) {
      const { method, path } = operations[id];
      const headers = { 'content-type': 'application/json', 'x-stack-project-id': 'x' };

      expect(await send(path, { method, headers, body: tooLarge })).toEqual({
        status: 413,
        body: 'Request body too large',
      });
    },
  })),
  replies(
    'updateCurrentUser refuses a team that the user is not a member of',
    async (world) => {
      const { access } = await signIn(world);
      return world.patch('/users/me', { selected_team_id: unknownId }, withToken(access));
    },
    known(404, 'TEAM_MEMBERSHIP_NOT_FOUND', `User ${u.id} is not found in team ${unknownId}.`, {
      team_id: unknownId,
      user_id: u.id,
    }),
  ),
  replies(
    'updateCurrentUser refuses the address of another user',
    async (world) => {
      await made(world, { primary_email: 'o@example.com', primary_email_auth_enabled: true });
      const { access } = await signIn(world);
      return world.patch('/users/me', { primary_email: 'o@example.com' }, withToken(access));
    },
    known(409, 'USER_EMAIL_ALREADY_EXISTS', 'A user with email "o@example.com" already exists.', {
      email: 'o@example.com',
      would_work_if_email_was_verified: false,
    }),
  ),
  story('updateCurrentUser fails with a password of more than 72 bytes', async (world) => {
    const { access } = await signIn(world);

    const reply = await world.patch('/users/me', { password: 'é'.repeat(37) }, { ...asServer, ...withToken(access) });

    expect(isUnexpected(reply)).toBe(true);
  }),
];
