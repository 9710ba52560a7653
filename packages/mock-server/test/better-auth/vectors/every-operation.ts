import { operations } from '@resetkit/sdk/better-auth/operations';
import { expect } from 'vitest';
import { badJson, noOrigin, notTaken, tooMany } from '../world.ts';
import { table, type Vector } from './vector.ts';

type OperationId = keyof typeof operations;

const ids = Object.keys(operations) as OperationId[];
const posts = ids.filter((id) => operations[id].method === 'POST');
const logins: readonly OperationId[] = ['signInEmail', 'signUpEmail'];
const form = 'application/x-www-form-urlencoded';

function pathOf(id: OperationId): string {
  return operations[id].path.replace('{token}', 'AAAA');
}

/** Checks that are the same at every operation. */
export const everyOperationVectors: readonly Vector[] = [
  ...table(
    ids,
    '%s is a text of 404 where its path is disabled',
  )((id) => ({
    source: 'recorded',
    options: { disabledPaths: [pathOf(id).replace('/api/auth', '')] },
    async run({ send }) {
      const reply = await send(operations[id].method, pathOf(id));

      expect(reply).toEqual({ status: 404, body: 'Not Found' });
      expect(reply.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    },
  })),
  ...table(
    ids,
    '%s is refused with X-Retry-After when its limit is used up',
  )((id) => ({
    settings: {
      limits: { general: { max: 1 }, passwordReset: { max: 1 }, signIn: { max: 1 }, emailOTP: { max: 1 } },
    },
    async run({ send }) {
      await send(operations[id].method, pathOf(id));

      const reply = await send(operations[id].method, pathOf(id));

      expect(reply).toEqual(tooMany);
      expect(reply.headers.get('x-retry-after')).toMatch(/^(?:10|60)$/);
      expect(reply.headers.get('retry-after')).toBeNull();
    },
  })),
  ...table(
    posts,
    '%s takes JSON, and quotes another type',
  )((id) => ({
    source: 'recorded',
    async run({ send }) {
      const taken = logins.includes(id) ? `${form}, application/json` : 'application/json';

      expect(await send('POST', pathOf(id), { 'content-type': 'text/plain; x=y' }, '{}')).toEqual(
        notTaken('text/plain; x=y', taken),
      );
    },
  })),
  ...table(
    posts,
    '%s refuses malformed JSON before it looks at the origin',
  )((id) => ({
    source: 'recorded',
    async run({ send }) {
      const headers = { 'content-type': 'application/json', cookie: 'theme=dark' };

      expect(await send('POST', pathOf(id), headers, '{')).toEqual(badJson);
    },
  })),
  ...table(
    posts,
    '%s wants an origin with any cookie',
  )((id) => ({
    source: 'recorded',
    async run({ post }) {
      expect(await post(pathOf(id), {}, { cookie: 'theme=dark' })).toEqual(noOrigin);
    },
  })),
];
