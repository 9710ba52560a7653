import { expect, test } from 'vitest';
import {
  asAdmin,
  limitOf,
  mismatch,
  missing,
  nothing,
  signedIn,
  start,
  tooMany,
  u,
  userNotFound,
} from '../../../test/unleash/world.ts';

const mail = '/auth/reset/password-email';
const login = '/auth/simple/login';
const users = '/api/admin/user-admin';
const from = (address: string) => ({ 'x-forwarded-for': address });
const unknown = { email: 'nobody@example.com' };

test('lets one address ask for one mail a minute, and says when to come again', async () => {
  const { post, mock } = start({}, { limits: 'real' });

  const first = await post(mail, unknown, from('192.0.2.1'));
  mock.clock.advance('20s');
  const second = await post(mail, unknown, { ...from('192.0.2.1'), accept: 'application/json' });

  expect(limitOf(first)).toEqual(['1;w=60', '1', '0', '60']);
  expect(second).toEqual(tooMany);
  expect(limitOf(second)).toEqual(['1;w=60', '1', '0', '40']);
  expect(second.headers.get('retry-after')).toBe('40');
  expect(second.headers.get('content-type')).toBe('text/html; charset=utf-8');
  mock.clock.advance('40s');
  expect(await post(mail, unknown, from('192.0.2.1'))).toEqual(userNotFound);
});

test('believes the leftmost address, whoever wrote it', async () => {
  const { post } = start({}, { limits: 'real' });
  await post(mail, unknown, from('192.0.2.1, 10.1.1.1'));

  expect(await post(mail, unknown, from('192.0.2.1, 10.9.9.9'))).toEqual(tooMany);
  expect(await post(mail, unknown, from('192.0.2.2, 10.1.1.1'))).toEqual(userNotFound);
});

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

test('counts doubled slashes, a slash at the end and what lies below', async () => {
  const { post } = start({ passwordResetLimitPerMinute: 3 }, { limits: 'real' });

  for (const path of ['http://localhost:4242//auth//reset//password-email', `${mail}/`, `${mail}/x`])
    expect((await post(path, unknown)).headers.get('ratelimit-policy')).toBe('3;w=60');

  expect(await post(mail, unknown)).toEqual(tooMany);
});

test('refuses everything where the limit is 0', async () => {
  expect(await start({ passwordResetLimitPerMinute: 0 }, { limits: 'real' }).post(mail, unknown)).toEqual(tooMany);
});

test('never refuses where limits are off, and shows a fresh window', async () => {
  const { post } = start();

  for (const _ of [1, 2, 3]) {
    const reply = await post(mail, { email: u.email });
    expect(reply).toEqual(nothing);
    expect(limitOf(reply)).toEqual(['1;w=60', '1', '0', '60']);
  }
});

test('lets one address try ten times to sign in, and counts a GET', async () => {
  const { post, get } = start({}, { limits: 'real' });
  const tried = { username: u.email, password: 'x' };
  for (let count = 1; count < 10; count += 1) await post(login, tried);

  const tenth = await post(login, tried);

  expect(tenth).toEqual(mismatch());
  expect(limitOf(tenth)).toEqual(['10;w=60', '10', '0', '60']);
  expect(await post(login, tried)).toEqual(tooMany);
  expect(await get(login)).toEqual(tooMany);
});

test('counts all that changes accounts together, in version 7 new accounts only', async () => {
  const [eight, seven] = [start({}, { limits: 'real' }), start({ version: '7' }, { limits: 'real' })];
  for (let count = 0; count < 20; count += 1) await eight.post(`${users}/validate-password`, {}, asAdmin);

  expect(await eight.post(users, {}, asAdmin)).toEqual(tooMany);
  expect((await seven.post(`${users}/validate-password`, {}, asAdmin)).headers.has('ratelimit-policy')).toBe(false);
  expect(await seven.post(users, {}, asAdmin)).toEqual(missing('rootRole'));
});

test('counts personal tokens on whatever they ask, with their limit before every other', async () => {
  const secret = 'user:abc';
  const apiTokens = { admin: [], backend: [], frontend: [], personal: [{ secret, user: u.email }] };
  const world = start({ apiTokens }, { limits: 'real' });
  const headers = { authorization: secret };

  expect(limitOf(await world.get('/api/admin/user', headers))).toEqual(['20000;w=60', '20000', '19999', '60']);
  expect(limitOf(await world.post(mail, unknown, headers))).toEqual(['20000;w=60', '20000', '19998', '60']);
});

test('takes a limit of one’s own by its name', async () => {
  const { post } = start({}, { limits: { passwordReset: { max: 2 } } });
  for (const _ of [1, 2]) await post(mail, unknown);

  expect(await post(mail, unknown)).toEqual(tooMany);
});

test('sends the session cookie once more, on the first answer under the API', async () => {
  const world = start();
  const session = await signedIn(world);
  const renewed = async (): Promise<string | null> => (await world.get(users, session)).headers.get('set-cookie');

  expect(await renewed()).toContain(session.cookie);
  expect(await renewed()).toBeNull();
});
