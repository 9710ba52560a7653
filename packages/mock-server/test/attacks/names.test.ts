import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createMockServer } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { type ServeSettings, serve } from '@resetkit/mock-server/http';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, onTestFinished, test } from 'vitest';

const { demo, options } = unleash();
const [adminToken = ''] = options.apiTokens.admin;

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Unleash on a free port until the test is over, and a browser or program that says of itself what it likes. */
async function open(settings: ServeSettings = {}) {
  const server = await serve(createMockServer(unleash(), { seed: [demo] }), { port: 0, ...settings });
  onTestFinished(server.close);
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sent = request({ port: server.port, path, method, headers });
      sent.on('error', reject).on('response', async (response) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) });
      });
      sent.end();
    });
  return { server, get };
}

const foreign = (name: string): string =>
  `This server does not answer to the name ${name}. If it is one of its names: --allow-host ${name}\n`;

test.each([
  ['/'],
  ['/_resetkit/page/main.js'],
  ['/unleash/api/admin/user-admin'],
  ['/api/admin/user-admin'],
  ['/nothing'],
  ['/@a/unleash/api/admin/user-admin'],
])('a name that was rebound to this machine gets nothing of %s', async (path) => {
  const { get } = await open();

  const { status, body } = await get(path, { host: 'evil.example:7357', authorization: adminToken });

  expect([status, body]).toEqual([403, foreign('evil.example')]);
});

test.each(['mock', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost.', 'xlocalhost'])(
  'the name %s is a stranger’s, unless it is localhost with a dot at its end',
  async (host) => {
    const { get } = await open();

    expect((await get('/unleash/health', { host })).status).toBe(host === 'localhost.' ? 200 : 403);
  },
);

test.each([
  'localhost:1',
  'a.localhost',
  '127.0.0.1',
  '192.168.1.5:7357',
  '[::1]:7357',
  'mock',
  'MOCK:80',
  'tunnel.example.com',
])('the name %s is one of its own', async (host) => {
  const { get } = await open({ allowHosts: ['mock'], publicUrl: 'https://tunnel.example.com' });

  expect((await get('/', { host })).status).toBe(200);
  expect((await get('/unleash/api/admin/user-admin', { host, authorization: adminToken })).status).toBe(200);
  expect((await get('/_resetkit/unleash/outbox', { host })).status).toBe(200);
});

test('an image of a foreign page does not reach the outbox', async () => {
  const { get } = await open();
  const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };

  expect((await get('/_resetkit/unleash/outbox', image)).status).toBe(403);
  expect((await get('/_resetkit/mailpit/api/v1/message/latest', image)).status).toBe(403);
  expect((await get('/_resetkit/unleash/outbox', { ...image, 'sec-fetch-site': 'same-site' })).status).toBe(200);
  expect((await get('/_resetkit/unleash/outbox', { ...image, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('a neighbour below the same domain is another site there', async () => {
  const { get } = await open({ publicUrl: 'https://mock.example.com' });
  const neighbour = { host: 'mock.example.com', 'sec-fetch-site': 'same-site' };

  expect((await get('/_resetkit/unleash/outbox', neighbour)).status).toBe(403);
});

test('a foreign page can lead to the inbox, and embed nothing of it', async () => {
  const { get } = await open();
  const from = (dest: string): Record<string, string> => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': dest });

  expect((await get('/', from('document'))).status).toBe(200);
  expect((await get('/', from('iframe'))).status).toBe(403);
  expect((await get('/_resetkit/page/main.js', from('script'))).status).toBe(403);
});

test.each(['/', '/_resetkit/page/main.js', '/_resetkit/health', '/_resetkit/mailpit/api/v1/info', '/nothing'])(
  '%s is shown in no frame, and its type is not guessed',
  async (path) => {
    const { get } = await open();

    expect((await get(path)).headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  },
);

test('the inbox page says in a header what it may do', async () => {
  const { get } = await open();

  expect((await get('/')).headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('the HTML of a mail is not of the origin of the control API', async () => {
  const { server, get } = await open();
  await fetch(`${server.url}/unleash/auth/reset/password-email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: demo.email }),
  });

  const { status, headers } = await get('/_resetkit/mailpit/view/latest.html');

  expect(status).toBe(200);
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'; .*frame-ancestors 'none'$/);
});

test('backends have the headers of the real ones only', async () => {
  const { get } = await open();

  const { headers } = await get('/unleash/api/admin/user-admin', { authorization: adminToken });

  expect(headers['x-frame-options']).toBeUndefined();
  expect(headers['content-security-policy']).toBeUndefined();
});

const token = 'the-token';
const wrong: readonly Record<string, string>[] = [
  {},
  { authorization: 'Bearer the-tokem' },
  { authorization: 'Bearer the-token-and-more' },
  { authorization: token },
  { cookie: 'resetkit=the-token' },
];

test.each(wrong)('a server with a token keeps out a caller with %j', async (headers) => {
  const { get } = await open({ token });

  for (const path of [
    '/',
    '/_resetkit/unleash/outbox',
    '/@a/_resetkit/unleash/outbox',
    '/_resetkit/mailpit/api/v1/info',
  ])
    expect((await get(path, headers)).status, path).toBe(401);
  expect((await get('/_resetkit/health', headers)).status).toBe(200);
  expect((await get('/unleash/api/admin/user-admin', { authorization: adminToken })).status).toBe(200);
});

test('a server with a token lets in who shows it', async () => {
  const { get } = await open({ token });
  const headers = { authorization: `bearer ${token}` };

  for (const path of ['/', '/_resetkit/unleash/outbox', '/_resetkit/mailpit/api/v1/info'])
    expect((await get(path, headers)).status, path).toBe(200);
});

test('the URL with the token gives the inbox page a cookie, which is all that the page needs', async () => {
  const { server, get } = await open({ token });

  const { status, headers } = await get(`/?token=${token}`);
  const [cookie = ''] = headers['set-cookie'] ?? [];

  expect([status, headers['location']]).toEqual([303, '/']);
  expect(cookie).toBe(`resetkit-${server.port}=the-token; Path=/; HttpOnly; SameSite=Strict`);
  const own = { cookie: cookie.split(';')[0] ?? '' };
  expect((await get('/', own)).status).toBe(200);
  expect((await get('/_resetkit/unleash/outbox', own)).status).toBe(200);
  expect((await get('/_resetkit/unleash/outbox', { ...own, origin: 'https://evil.example' })).status).toBe(403);
  expect((await get('/?token=the-tokem')).status).toBe(401);
});

test('a server that other machines reach has a token without being told so', async () => {
  const { server, get } = await open({ host: '0.0.0.0' });

  expect(server.token).toMatch(/^[\da-f]{32}$/);
  expect((await get('/_resetkit/unleash/outbox')).status).toBe(401);
  expect((await get('/_resetkit/unleash/outbox', { authorization: `Bearer ${server.token}` })).status).toBe(200);
});

test.each(['127.0.0.1', '127.0.0.2', 'localhost'])('a server at %s needs none', async (host) => {
  const { server } = await open({ host });

  expect(server.token).toBeUndefined();
});

test('a control of a test shows the token', async () => {
  const { server } = await open({ token });
  const control = (shown?: string) =>
    createMockControl({ baseUrl: server.url, provider: 'unleash', ...(shown !== undefined && { token: shown }) });

  expect(await control(token).outbox.list()).toEqual([]);
  expect(await control(token).namespaces.list()).toEqual([]);
  await expect(control().outbox.list()).rejects.toThrow(
    'This server asks for its token: Authorization: Bearer TOKEN, or in a browser ?token=TOKEN.',
  );
});

test('refuses a token that a header cannot carry, and does not repeat it', async () => {
  await expect(serve([], { port: 0, token: 'a b' })).rejects.toThrow(
    'The token has characters that a header cannot carry: use letters, digits and -._~+/.',
  );
});

test.each<Record<string, string>>([
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
])('a page of another site makes no namespace, and uses one that is there: %j', async (page) => {
  const { server, get } = await open();
  const control = createMockControl({ baseUrl: server.url, provider: 'unleash' });

  const { status, body } = await get('/@a/unleash/health', page);
  const inRoot = await get('/@a/auth/reset/validate?token=x', page);

  expect([status, inRoot.status]).toEqual([403, 403]);
  expect(body).toBe(
    "There is no namespace a yet, and pages of other sites cannot make one. Open it first: control.namespaces.open('a'), or POST /_resetkit/namespaces.\n",
  );
  expect(await control.namespaces.list()).toEqual([]);
  await control.namespaces.open('a');
  expect((await get('/@a/unleash/health', page)).status).toBe(200);
});

test.each<Record<string, string>>([
  {},
  { origin: 'http://localhost:3000' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
])('a program, a page of this machine and a link that a user follows make a namespace: %j', async (caller) => {
  const { get } = await open();

  expect((await get('/@a/unleash/health', caller)).status).toBe(200);
});
