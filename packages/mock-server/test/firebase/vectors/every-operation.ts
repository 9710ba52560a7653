import { operations } from '@resetkit/sdk/firebase/operations';
import { expect } from 'vitest';
import type { Reply } from '../../reply.ts';
import { badBearer, noKey, notDone, refused, unfit, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

type OperationId = keyof typeof operations;

const json = { 'content-type': 'application/json' };
const ids = Object.keys(operations) as OperationId[];
const isOpen = (id: OperationId): boolean => operations[id].path.startsWith('/emulator/') || id === 'getEmulator';
const withCredentials = ids.filter((id) => !isOpen(id));
const withBearer = withCredentials.filter((id) => id !== 'token');
const withBody = ids.filter((id) => 'body' in operations[id]);
const ofProjects = withCredentials.filter((id) => operations[id].path.includes('{'));

/** Sends text to an operation. */
function send(
  world: World,
  id: OperationId,
  text: string,
  headers: Record<string, string>,
  query = '',
): Promise<Reply> {
  const { method, path } = operations[id];
  const body = withBody.includes(id) ? text : undefined;
  return world.send(
    method,
    path.replace(/\{\w+\}/, 'p') + query,
    { ...(body !== undefined && json), ...headers },
    body,
  );
}

/** The bearer of operations that want one, and a key. */
const allowed = { authorization: 'Bearer owner' };

/** Checks that are the same at every operation. */
export const everyOperationVectors: readonly Vector[] = [
  ...table(
    withCredentials,
    '%s wants credentials',
  )((id) => ({
    source: 'recorded',
    run: async (world) => expect(await send(world, id, '{}', {})).toEqual(noKey),
  })),
  ...table(
    withBearer,
    '%s refuses another bearer token',
  )((id) => ({
    source: 'recorded',
    run: async (world) =>
      expect(await send(world, id, '{}', { authorization: 'Bearer x' }, '?key=k')).toEqual(badBearer),
  })),
  ...table(
    ofProjects,
    '%s refuses a key for a project',
  )((id) => ({
    source: 'recorded',
    run: async (world) =>
      expect(await send(world, id, '{}', {}, '?key=k')).toEqual(
        refused('INSUFFICIENT_PERMISSION : Only authenticated requests can specify target_project_id.'),
      ),
  })),
  ...table(
    withBody,
    '%s refuses a list',
  )((id) => ({
    source: 'recorded',
    run: async (world) => expect(await send(world, id, '[]', allowed, '?key=k')).toEqual(unfit(' must be object')),
  })),
  ...table(
    withBody,
    '%s refuses more than 1 MB',
  )((id) => ({
    run: async (world) =>
      expect(await send(world, id, `"${'x'.repeat(1024 * 1024)}"`, allowed, '?key=k')).toEqual({
        status: 413,
        body: { message: 'request entity too large' },
      }),
  })),
  ...table(
    withBody,
    '%s refuses an unknown charset',
  )((id) => ({
    source: 'recorded',
    run: async (world) =>
      expect(
        (await send(world, id, '{}', { ...allowed, 'content-type': 'application/json; charset=latin1' }, '?key=k'))
          .status,
      ).toBe(415),
  })),
  ...table(
    ['update', 'updateProjectAccount'] as const,
    '%s does not join providers',
  )((id) => ({
    run: async (world) =>
      expect(await send(world, id, '{"localId":"x","upgradeToFederatedLogin":true}', allowed)).toEqual(
        notDone('upgradeToFederatedLogin is not implemented yet.'),
      ),
  })),
  ...table(
    ['sendOobCode', 'sendProjectOobCode'] as const,
    '%s does not ask old addresses',
  )((id) => ({
    run: async (world) =>
      expect(await send(world, id, '{"requestType":"OLD_EMAIL_AGREE"}', allowed)).toEqual(notDone('OLD_EMAIL_AGREE')),
  })),
  {
    title: 'getPasswordPolicy is not there in the emulator',
    source: 'recorded',
    run: async (world) =>
      expect(await send(world, 'getPasswordPolicy', '', {}, '?key=k')).toEqual(
        notDone('identitytoolkit.getPasswordPolicy is not implemented in the Auth Emulator.'),
      ),
  },
];
