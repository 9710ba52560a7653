import { request } from 'node:http';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import { admin, good, notSignedIn, recordAt, refreshAt, sessionOf, signedIn, start, u } from './world.ts';

test('an account that is put again keeps its sessions, unless it has another password', async () => {
  const world = start();
  const own = await signedIn(world);

  await world.mock.accounts.put({ ...u, name: 'Ursula' });
  expect(await world.post(refreshAt(), undefined, own)).toMatchObject({ status: 200 });
  await world.mock.accounts.put({ ...u, password: good });
  expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
});

test('no session goes on after a restart, although the accounts are there again', async () => {
  const world = start();
  const own = await signedIn(world);

  await world.mock.restart();

  expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
  expect(await world.post(refreshAt(), undefined, await signedIn(world))).toMatchObject({ status: 200 });
});

test('tells a superuser which header of a proxy it has seen, and that it has seen none', async () => {
  const world = start({}, { seed: [u, admin] });
  const asSuperuser = await sessionOf(world, admin.email);
  const seen = async (headers: Record<string, string>) =>
    (await world.get('/api/health', { ...asSuperuser, ...headers })).body;

  expect(await seen({})).toMatchObject({ data: { canBackup: true, possibleProxyHeader: '' } });
  expect(await seen({ 'x-forwarded-for': '192.0.2.1' })).toMatchObject({
    data: { possibleProxyHeader: 'X-Forwarded-For' },
  });
});

test('a test finds an account in any case, also by the address that was changed', async () => {
  const world = start({}, { seed: [u, admin] });
  const asSuperuser = await sessionOf(world, admin.email);
  await world.patch(recordAt(u.id), { email: 'Uma@Example.com' }, asSuperuser);

  expect(await world.mock.accounts.delete('uma@example.com')).toBe(true);
  expect((await world.mock.accounts.list()).map(({ email }) => email)).toEqual([admin.email]);
});

test('leads from a path with dots to the one that it means', async () => {
  const server = await serve([start().mock], { port: 0 });
  onTestFinished(server.close);

  const location = await new Promise((resolve) => {
    // `fetch` would send the other one by itself.
    request({ port: server.port, host: '127.0.0.1', path: '/pocketbase/api/./x/../health?a=b' }, (response) => {
      resolve([response.statusCode, response.headers.location]);
      response.resume();
    }).end();
  });

  expect(location).toEqual([307, '/pocketbase/api/health?a=b']);
});
