import { operations } from '@resetkit/sdk/insforge/operations';
import { expect } from 'vitest';
import { responseOf } from '../../../src/core/fetch.ts';
import type { Reply } from '../../reply.ts';
import { clientOf, failure, textAt, u, type World } from '../world.ts';
import { sessions, table, type Vector } from './vector.ts';

type OperationId = keyof typeof operations;

const ids = Object.keys(operations) as OperationId[];

/** Sends a body to an operation, also with a GET, which `fetch` cannot do. */
function sendBody({ mock }: World, id: OperationId, type: string, text: string): Promise<Reply> {
  const { method, path } = operations[id];
  const request = {
    method,
    target: path,
    headers: { 'content-type': type },
    body: new TextEncoder().encode(text),
    ip: '127.0.0.1',
    mount: '',
    baseUrl: mock.baseUrl,
  };
  return clientOf(async () => responseOf(await mock.handle(request))).send(path, { method });
}

/** Bodies that no operation can read: they are refused even where no body is expected. */
export const everyOperationVectors: readonly Vector[] = [
  ...table(
    ids,
    '%s refuses malformed JSON',
  )((id) => ({
    async run(world) {
      expect(await sendBody(world, id, 'application/json', '{')).toEqual(
        failure(
          400,
          'INVALID_INPUT',
          expect.stringMatching(/JSON/),
          'Please ensure your request body contains valid JSON',
        ),
      );
    },
  })),
  ...table(
    ids,
    '%s fails with a body in an unknown charset',
  )((id) => ({
    async run(world) {
      expect(await sendBody(world, id, 'application/json; charset=latin1', '{}')).toEqual(
        failure(500, 'INTERNAL_ERROR', 'unsupported charset "LATIN1"'),
      );
    },
  })),
  ...table(
    ['getAuthConfig', 'getCurrentUser', 'listUsers', 'getHealth', 'getAnonKey', 'getApiKey'] as const,
    '%s answers 304 without a body to a client that has its reply',
  )((id) => ({
    async run(world) {
      const { body } = await world.post(sessions, u);
      const apiKey = (await world.mock.options.get()).apiKey;
      const authorization = `Bearer ${id === 'getCurrentUser' ? textAt(body, 'accessToken') : apiKey}`;
      const { path } = operations[id];
      const { headers } = await world.get(path, { authorization });

      const again = await world.get(path, { authorization, 'if-none-match': headers.get('etag') ?? '' });

      expect(again).toEqual({ status: 304, body: '' });
    },
  })),
];
