import { expect, test } from 'vitest';
import { asAdmin, missing, start, tooMany } from './world.ts';

// Facts that show only when two mocks are compared.

const mail = '/auth/reset/password-email';
const users = '/api/admin/user-admin';
const unknown = { email: 'nobody@example.com' };

test('does not count a path in capitals, except in version 7', async () => {
  const [eight, seven] = [start({}, { limits: 'real' }), start({ version: '7' }, { limits: 'real' })];
  const capitals = mail.toUpperCase();

  for (const _ of [1, 2]) {
    const reply = await eight.post(capitals, unknown);
    expect([reply.status, reply.headers.has('ratelimit-policy')]).toEqual([404, false]);
  }
  await seven.post(capitals, unknown);
  expect(await seven.post(mail, unknown)).toEqual(tooMany);
});

test('counts all that changes accounts together, in version 7 new accounts only', async () => {
  const [eight, seven] = [start({}, { limits: 'real' }), start({ version: '7' }, { limits: 'real' })];
  for (let count = 0; count < 20; count += 1) await eight.post(`${users}/validate-password`, {}, asAdmin);

  expect(await eight.post(users, {}, asAdmin)).toEqual(tooMany);
  expect((await seven.post(`${users}/validate-password`, {}, asAdmin)).headers.has('ratelimit-policy')).toBe(false);
  expect(await seven.post(users, {}, asAdmin)).toEqual(missing('rootRole'));
});
