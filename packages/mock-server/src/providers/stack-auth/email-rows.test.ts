import { createMockServer } from '@resetkit/mock-server';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { expect, test } from 'vitest';
import { asServer, clientOf, signIn, start, u, withToken } from '../../../test/stack-auth/world.ts';

const email = 'new@example.com';
const password = 'new-old-pass1';

test('lets one of many sign up at once with an address', async () => {
  const { post, mock } = start();

  const replies = await Promise.all(
    Array.from({ length: 8 }, () => post('/auth/password/sign-up', { email, password })),
  );

  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  expect((await mock.accounts.list()).map((account) => account.email)).toEqual([u.email, email]);
});

test('frees an address when the user who wanted it was refused, gave it up or was deleted', async () => {
  const { post, patch, delete: remove } = start({ magicLinkEnabled: false });
  const wanting = { primary_email: email, primary_email_auth_enabled: true };
  const create = () => post('/users', wanting, asServer);

  expect((await post('/users', { ...wanting, otp_auth_enabled: true }, asServer)).status).toBe(400);
  const { id } = Object((await create()).body);
  expect((await create()).status).toBe(409);
  await patch(`/users/${id}`, { primary_email_auth_enabled: false }, asServer);
  const { id: other } = Object((await create()).body);
  await remove(`/users/${other}`, asServer);

  expect((await create()).status).toBe(201);
});

test('has the users of its seed with other ids after a restart, in the order and with the ids that the seed says', async () => {
  const said = { id: u.id, email: 'Second@example.com', createdAt: '2026-01-01T00:00:00.000Z' };
  const mock = createMockServer(stackAuth(), { seed: [{ email: u.email, password: u.password }, said] });
  const client = clientOf(mock.fetch);
  const { access } = await signIn(client);
  const before = await mock.accounts.list();

  await mock.restart();

  const me = await client.get('/users/me', withToken(access));
  expect(me).toMatchObject({ status: 400, body: { code: 'CANNOT_GET_OWN_USER_WITHOUT_USER' } });
  const after = await mock.accounts.list();
  expect(after[0]).toEqual(before[0]);
  expect(after[1]).toMatchObject({ email: u.email, hasPassword: true });
  expect(after[1]?.id).not.toBe(before[1]?.id);
  expect(after).toHaveLength(2);
  expect((await signIn(client)).userId).toBe(after[1]?.id);
});
