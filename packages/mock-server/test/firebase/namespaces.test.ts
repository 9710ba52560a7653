import { createMockServer } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { firebase } from '@resetkit/mock-server/firebase';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished, test } from 'vitest';
import { project, u } from './world.ts';

const api = '/identitytoolkit.googleapis.com/v1';
const json = { 'content-type': 'application/json' };
const body = JSON.stringify({ requestType: 'PASSWORD_RESET', email: u.email });

function mockOf() {
  return createMockServer(firebase(), { seed: [u] });
}

/** A server with two backends, and how many mails there are in a namespace. */
async function open() {
  const server = await serve([createMockServer(insforge()), mockOf()], { port: 0 });
  onTestFinished(server.close);
  const control = createMockControl({ baseUrl: server.url, provider: 'firebase' });
  return {
    control,
    send: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${path}`, { method: 'POST', headers: { ...json, ...headers }, body }),
    mailsIn: async (namespace: string) => {
      const inside = createMockControl({ baseUrl: server.url, provider: 'firebase', namespace });
      return (await inside.outbox.list()).length;
    },
  };
}

test.each([
  ['at the root', `${api}/accounts:sendOobCode?key=k@a`, {}],
  ['below the prefix', `/firebase${api}/accounts:sendOobCode?key=k@a`, {}],
  ['by the header', `${api}/accounts:sendOobCode`, { 'x-goog-api-key': 'k@a' }],
  ['by the path', `/@a${api}/accounts:sendOobCode?key=k`, {}],
  ['by the path, whatever the key says', `/@a/firebase${api}/accounts:sendOobCode?key=k@b`, {}],
])('over a port a request names the namespace a: %s', async (_, path, headers) => {
  const { control, send, mailsIn } = await open();

  expect((await send(path, headers)).status).toBe(200);

  expect(await control.outbox.list()).toEqual([]);
  expect(await control.namespaces.list()).toEqual(['a']);
  expect(await mailsIn('a')).toBe(1);
});

test.each(['k', 'k@', 'someone@example.com/x', 'k@ñ', 'k@two words'])(
  'the key %s names no namespace, and is answered as any key',
  async (key) => {
    const { control, send } = await open();

    const { status } = await send(`${api}/accounts:sendOobCode?key=${encodeURIComponent(key)}`);

    expect(status).toBe(200);
    expect(await control.outbox.list()).toHaveLength(1);
    expect(await control.namespaces.list()).toEqual([]);
  },
);

test('a page of another site makes no namespace with a key, either', async () => {
  const { control, send } = await open();
  const page = { origin: 'https://evil.example' };

  expect((await send(`${api}/accounts:sendOobCode?key=k@a`, page)).status).toBe(403);
  expect(await control.namespaces.list()).toEqual([]);
  await control.namespaces.open('a');
  expect((await send(`${api}/accounts:sendOobCode?key=k@a`, page)).status).toBe(200);
});

test('in process a key names a namespace too', async () => {
  const mock = mockOf();

  await mock.fetch(`${api}/accounts:sendOobCode?key=k@a`, { method: 'POST', headers: json, body });

  expect(await mock.outbox.list()).toEqual([]);
  expect(await mock.namespace('a').outbox.list()).toHaveLength(1);
});

test('an administrator, whose library keeps paths, is in a namespace by its path', async () => {
  const mock = mockOf();
  await mock.namespace('a').accounts.put({ email: 'gus@example.com', password: 'secret-1' });
  const init = { method: 'POST', headers: { ...json, authorization: 'Bearer owner' }, body: '{}' };

  const response = await mock.fetch(`/@a${api}/projects/${project}/accounts:query`, init);

  const { userInfo = [] }: { userInfo?: readonly { email: string }[] } = await response.json();
  expect(userInfo.map(({ email }) => email).sort()).toEqual(['gus@example.com', u.email]);
});
