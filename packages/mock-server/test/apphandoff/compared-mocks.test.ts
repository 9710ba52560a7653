import { expect, test } from 'vitest';
import { seen, send, start, u, unknown } from './world.ts';

// Facts that show only when two mocks are compared.

const path = '/auth/send-magic-link';

test('answers strangers alike', async () => {
  expect(seen(await start().post(path, { email: unknown }))).toEqual(
    seen(await start().post(path, { email: u.email })),
  );
});

test('counts accounts and strangers alike', async () => {
  const ask = async (email: string): Promise<number[]> => {
    const { post } = start({}, { limits: 'real' });
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await post(send, { email })).status);
    return statuses;
  };

  expect(await ask(unknown)).toEqual(await ask(u.email));
});

test.each([
  ['a body that is not JSON', '{'],
  ['a body that breaks rules', { email: 'foo' }],
])('counts %s, unless told not to', async (_, body) => {
  const after = async (countInvalidRequests: boolean): Promise<number> => {
    const { post } = start({ countInvalidRequests }, { limits: 'real' });
    for (let count = 0; count < 5; count += 1) await post(send, body);
    return (await post(send, { email: u.email })).status;
  };

  expect(await after(true)).toBe(429);
  expect(await after(false)).toBe(200);
});
