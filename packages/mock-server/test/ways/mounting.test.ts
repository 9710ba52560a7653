import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { failure, mailedCode, start, textAt, u } from '../insforge/world.ts';
import { served } from './serving.ts';

const redirectTo = 'https://app.example.com/reset';
const hint = 'Please check the API documentation for available endpoints';

test('says where each backend is reached', async () => {
  const { mock, server } = await served();

  expect(server.baseUrlOf(mock)).toBe(server.baseUrls['insforge']);
  expect(server).toEqual({
    url: `http://localhost:${server.port}`,
    port: expect.any(Number),
    token: undefined,
    baseUrls: { insforge: `http://localhost:${server.port}/insforge` },
    baseUrlOf: expect.any(Function),
    close: expect.any(Function),
    finish: expect.any(Function),
  });
});

test("the page of a namespace is at a path with a slash, where its links are the namespace's own", async () => {
  const { get } = await served();

  const { status, headers } = await get('/@worker-3?to=ada', { redirect: 'manual' });

  expect({ status, location: headers.get('location') }).toEqual({ status: 308, location: '/@worker-3/?to=ada' });
});

test("leads mailed links of Unleash to its base path, which Unleash's own default does not", async () => {
  const mock = createMockServer(unleash({ baseUriPath: '/flags' }), { seed: [u] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  const asked = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: u.email }),
  };
  await fetch(`${server.url}/unleash/flags/auth/reset/password-email`, asked);

  const { link = '', token } = await mock.outbox.waitFor({ to: u.email });

  expect(link).toBe(`${server.url}/unleash/flags/reset-password?token=${token}`);
});

test('puts its prefix into mailed links, and they work', async () => {
  const { mock, post, server } = await served({ resetPasswordMethod: 'link' });
  await post('/insforge/api/auth/email/send-reset-password', { email: u.email, redirectTo });

  const { link = '', token } = await mock.outbox.waitFor({ to: u.email });
  const followed = await fetch(link, { redirect: 'manual' });

  expect(link).toBe(`${server.baseUrls['insforge']}/api/auth/email/reset-password-link?token=${token}`);
  expect(followed.status).toBe(302);
  expect(followed.headers.get('location')).toBe(
    `${redirectTo}?token=${token}&insforge_status=ready&insforge_type=reset_password`,
  );
});

test('puts its prefix into the paths of cookies, when they are set and when they are taken away', async () => {
  const { post } = await served();

  const signedIn = await post('/insforge/api/auth/sessions', u);
  const signedOut = await post('/insforge/api/auth/logout');

  expect(signedIn.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^insforge_refresh_token=\S+; Max-Age=604800; Path=\/insforge\/api\/auth; Expires=/),
  ]);
  expect(signedOut.headers.getSetCookie()).toEqual([
    'insforge_refresh_token=; Path=/insforge/api/auth; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=None',
  ]);
});

test('keeps its prefix out of the message that names an unknown path', async () => {
  const { get } = await served();

  expect(await get('/insforge/api/database/records?limit=1')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/database/records?limit=1 not found', hint),
  );
});

test('keeps its prefix out of the page that a production image answers unknown paths with', async () => {
  const { get } = await served({ dashboard: true });

  expect((await get('/insforge/api/nothing')).body).toContain('<pre>Cannot GET /api/nothing</pre>');
});

test('takes the prefix alone for the root of the backend, with and without a slash', async () => {
  const { get } = await served();

  expect(await get('/insforge')).toEqual(failure(404, 'NOT_FOUND', 'Endpoint / not found', hint));
  expect(await get('/insforge/')).toEqual(failure(404, 'NOT_FOUND', 'Endpoint / not found', hint));
  expect(await get('/insforge?a=1')).toEqual(failure(404, 'NOT_FOUND', 'Endpoint /?a=1 not found', hint));
});

test('does not take a longer word for its prefix', async () => {
  const { get } = await served();

  expect((await get('/insforged/api/auth/public-config')).status).toBe(404);
});

test('answers at the root what can only be meant for one backend, because SDKs drop the path of a base URL', async () => {
  const { get, post, mock, server } = await served({ resetPasswordMethod: 'link' });

  expect((await get('/api/auth/public-config')).status).toBe(200);
  expect((await get('/api/health')).status).toBe(200);
  expect(await get('/api/auth/nothing')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/auth/nothing not found', hint),
  );

  await post('/api/auth/email/send-reset-password', { email: u.email, redirectTo });
  const { link } = await mock.outbox.waitFor({ to: u.email });
  expect(link).toMatch(`${server.url}/api/auth/email/reset-password-link?token=`);
});

test('names the prefixes where a path can mean nobody', async () => {
  const { get, server } = await served();

  const reply = await get('/api/database/records');

  expect(reply).toEqual({
    status: 404,
    body: `Nothing is served at /api/database/records. Backends are served under their own prefix:\n  InsForge: ${server.url}/insforge/\n`,
  });
  expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
});

test('answers everything at the root when told so, and under the prefix as well', async () => {
  const { get, post } = await served({}, { atRoot: true });

  expect(await get('/api/database/records')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/database/records not found', hint),
  );
  expect(await get('/insforge/api/auth/public-config')).toEqual(await get('/api/auth/public-config'));
  expect((await post('/api/auth/sessions', u)).headers.getSetCookie()).toEqual([
    expect.stringMatching(/^insforge_refresh_token=\S+; Max-Age=604800; Path=\/api\/auth; Expires=/),
  ]);
});

test('keeps the page and the control API to itself when a backend is at the root', async () => {
  const { get, post } = await served({}, { atRoot: true });

  const page = await get('/');
  const control = await get('/_resetkit/nothing');

  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(control.status).toBe(404);
  expect(control.headers.get('content-type')).toBe('application/problem+json');
  expect(await post('/')).toEqual(failure(404, 'NOT_FOUND', 'Endpoint / not found', hint));
});

test('puts a public URL into mailed links, base URLs and health instead of its own origin', async () => {
  const { mock, get, post, server } = await served(
    { resetPasswordMethod: 'link' },
    { publicUrl: 'https://mock.example.com:8443/' },
  );
  await post('/insforge/api/auth/email/send-reset-password', { email: u.email, redirectTo });

  const { link, token } = await mock.outbox.waitFor({ to: u.email });

  const baseUrl = 'https://mock.example.com:8443/insforge';
  expect(link).toBe(`${baseUrl}/api/auth/email/reset-password-link?token=${token}`);
  expect(server.url).toBe('https://mock.example.com:8443');
  expect(server.baseUrls).toEqual({ insforge: baseUrl });
  expect(await get('/_resetkit/health')).toEqual({
    status: 200,
    body: {
      status: 'ok',
      version: packageJson.version,
      controlApi: '1.0.0',
      providers: [
        {
          id: 'insforge',
          title: 'InsForge',
          imitates: 'InsForge 2.3.1',
          baseUrl,
          example: expect.stringContaining(`curl -s ${baseUrl}/api/`),
        },
      ],
    },
  });
});

test.each([
  'mock.example.com',
  'ftp://mock.example.com',
  'https://mock.example.com/path',
  'https://mock.example.com/?a',
])('refuses %s as a public URL', async (publicUrl) => {
  await expect(serve([], { port: 0, publicUrl })).rejects.toThrow(
    `The public URL is an origin, such as https://mock.example.com:8443, and has no path. It is not "${publicUrl}".`,
  );
});

test('puts the origin of an explicit apiBaseUrl into mailed links and loses its path, as the real server does', async () => {
  const { mock, post } = await served({ resetPasswordMethod: 'link', apiBaseUrl: 'https://api.example.com/some/path' });
  await post('/insforge/api/auth/email/send-reset-password', { email: u.email, redirectTo });

  const { link, token } = await mock.outbox.waitFor({ to: u.email });

  expect(link).toBe(`https://api.example.com/api/auth/email/reset-password-link?token=${token}`);
});

test('keeps the worlds of two servers apart', async () => {
  const one = await served();
  const other = await served();
  const code = await mailedCode({ ...one, post: (path, body) => one.post(`/insforge${path}`, body) });

  expect(code).toMatch(/^\d{6}$/);
  expect(await other.mock.outbox.list()).toEqual([]);
});

test('refuses two mocks that would have the same prefix', async () => {
  await expect(serve([start().mock, start().mock], { port: 0 })).rejects.toThrow(
    'There are two mock servers of insforge, and one prefix for them. Serve each on a port of its own.',
  );
});

test('serves one mock on two ports', async () => {
  const { mock } = start();
  const servers = await Promise.all([serve([mock], { port: 0 }), serve([mock], { port: 0 })]);
  for (const { close } of servers) onTestFinished(close);

  const replies = await Promise.all(
    servers.map(async ({ baseUrls }) => {
      const response = await fetch(`${baseUrls['insforge']}/api/auth/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(u),
      });
      return textAt(await response.json(), 'user', 'email');
    }),
  );

  expect(replies).toEqual([u.email, u.email]);
});
