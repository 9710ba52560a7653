import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { type InsforgeOptions, insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import { setupMockServer } from '@resetkit/mock-server/node';
import { supabase } from '@resetkit/mock-server/supabase';
import { HttpResponse, http } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { clientOf, failure, type Mock, mailedCode, start, u } from '../insforge/world.ts';
import { realBackend } from './serving.ts';

const local = 'http://localhost:7130';
const config = '/api/auth/public-config';
const sessions = '/api/auth/sessions';
const hint = 'Please check the API documentation for available endpoints';

const mswKeepsCookies = (process.env['MSW'] ?? 'msw') === 'msw';

function listening(server: SetupServer): SetupServer {
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
  return server;
}

/** A mock behind `setupServer`, and a client that goes where InsForge's own SDK goes if told nothing. */
function intercepted(
  options: Partial<InsforgeOptions> = {},
  settings: MockServerSettings = {},
): ReturnType<typeof clientOf> & { mock: Mock; server: SetupServer } {
  const { mock } = start(options, settings);
  const server = listening(setupMockServer(mock));
  return { mock, server, ...clientOf((path, init) => fetch(`${local}${path}`, init)) };
}

test('answers where the SDK goes if told nothing', async () => {
  const world = intercepted();

  const code = await mailedCode(world);

  expect(code).toMatch(/^\d{6}$/);
  expect((await world.post(sessions, u)).status).toBe(200);
});

test('gives each answer the text of its status', async () => {
  intercepted();

  const textAt = async (path: string): Promise<string> => (await fetch(local + path)).statusText;

  expect([await textAt(config), await textAt('/api/auth/nowhere')]).toEqual(['OK', 'Not Found']);
});

test('needs one handler for each mock', () => {
  expect(handlers(start().mock)).toHaveLength(1);
  expect(handlers(start().mock, start({}, { baseUrl: 'http://localhost:7131' }).mock)).toHaveLength(2);
});

test('answers for several mocks by their base URLs', async () => {
  const one = start({ passwordMinLength: 7 }).mock;
  const other = start({ passwordMinLength: 9 }, { baseUrl: 'https://other.example.com' }).mock;
  listening(setupServer(...handlers(one, other)));

  const lengthAt = async (origin: string): Promise<unknown> =>
    (await (await fetch(`${origin}${config}`)).json()).passwordMinLength;

  expect(await lengthAt(local)).toBe(7);
  expect(await lengthAt('https://other.example.com')).toBe(9);
});

test('answers below the path of its base URL, and shows it to clients', async () => {
  const { mock } = start({ resetPasswordMethod: 'link' }, { baseUrl: 'https://proxy.example.com/insforge/' });
  listening(setupMockServer(mock));
  const { get, post } = clientOf((path, init) => fetch(`https://proxy.example.com${path}`, init));

  expect((await post('/insforge/api/auth/sessions', u)).headers.getSetCookie()).toEqual([
    expect.stringContaining('; Path=/insforge/api/auth; '),
  ]);
  expect(await get('/insforge/api/auth/nothing')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/auth/nothing not found', hint),
  );
  await post('/insforge/api/auth/email/send-reset-password', { email: u.email, redirectTo: 'https://app.example.com' });
  expect((await mock.outbox.waitFor()).link).toMatch('https://proxy.example.com/insforge/api/auth/email/');
});

test('answers at any origin when the base URL is a star, and mails links to that origin', async () => {
  const { mock } = start({ resetPasswordMethod: 'link' }, { baseUrl: '*' });
  listening(setupMockServer(mock));
  const { post } = clientOf((path, init) => fetch(`https://a.example.com${path}`, init));

  await post('/api/auth/email/send-reset-password', { email: u.email, redirectTo: 'https://app.example.com' });

  const { link, token } = await mock.outbox.waitFor();
  expect(link).toBe(`https://a.example.com/api/auth/email/reset-password-link?token=${token}`);
  expect((await fetch(link ?? '', { redirect: 'manual' })).status).toBe(302);
});

test('answers /api/health at its base URL, and leaves it to the app when the base URL is a star', async () => {
  const named = start();
  const starred = start({}, { baseUrl: '*' });
  const app = http.get('https://app.example.com/api/health', () => HttpResponse.text('the app'));
  listening(setupServer(...handlers(named.mock, starred.mock), app));
  const at = (origin: string) => clientOf((path, init) => fetch(`${origin}${path}`, init));

  expect((await at(local).get('/api/health')).status).toBe(200);
  expect(await (await fetch('https://app.example.com/api/health')).text()).toBe('the app');
  expect((await at('https://app.example.com').get('/api/metadata/anon-key')).status).toBe(401);
});

test('leaves what is not below /api/auth to other handlers', async () => {
  const { server, get } = intercepted();
  server.use(http.get(`${local}/api/database/records/posts`, () => HttpResponse.json([{ id: 1 }])));

  expect(await get('/api/database/records/posts')).toEqual({ status: 200, body: [{ id: 1 }] });
});

test('has the real 404 for what it does not know below /api/auth', async () => {
  const { get } = intercepted();

  expect(await get('/api/auth/profiles/1')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/auth/profiles/1 not found', hint),
  );
});

test('lets a handler that a test adds answer before it', async () => {
  const { server, get } = intercepted();
  server.use(http.get(`${local}/api/auth/nothing`, () => HttpResponse.text('mine')));

  expect((await get('/api/auth/nothing')).body).toBe('mine');
});

test('lets what it does not know through to the network when there is an upstream', async () => {
  const baseUrl = await realBackend(({ method, url }, response) =>
    response.writeHead(200).end(`real ${method} ${url}`),
  );
  const { mock } = start({}, { baseUrl, upstream: baseUrl });
  const server = setupMockServer(mock);
  server.listen({ onUnhandledRequest: 'bypass' });
  onTestFinished(() => server.close());
  const { get, post } = clientOf((path, init) => fetch(`${baseUrl}${path}`, init));

  expect(await get('/api/database/records?limit=1')).toEqual({
    status: 200,
    body: 'real GET /api/database/records?limit=1',
  });
  expect(await post('/api/auth/oauth/exchange', {})).toEqual({
    status: 200,
    body: 'real POST /api/auth/oauth/exchange',
  });
  expect((await post(sessions, u)).status).toBe(200);
});

test('keeps the cookies of one page for the next request, and for nobody who wants none', async () => {
  const { send, post } = intercepted();
  const signedIn = await post(sessions, u);
  const csrf = String(Reflect.get(Object(signedIn.body), 'csrfToken'));
  const refresh = (credentials: RequestCredentials): ReturnType<typeof send> =>
    send('/api/auth/refresh', { method: 'POST', credentials, headers: { 'x-csrf-token': csrf } });

  // MSW 3 keeps none in Node: there they are the client's own matter, as they are with a real server.
  expect((await refresh('include')).status).toBe(mswKeepsCookies ? 200 : 401);
  expect(await refresh('omit')).toEqual(failure(401, 'AUTH_UNAUTHORIZED', 'No refresh token provided'));
});

test('gives no cookie of one mock server to the next one at its URL', async () => {
  const first = setupMockServer(start().mock);
  first.listen({ onUnhandledRequest: 'error' });
  const { body } = await clientOf((path, init) => fetch(`${local}${path}`, init)).post(sessions, u);
  first.close();

  const csrf = String(Reflect.get(Object(body), 'csrfToken'));
  const refresh = intercepted().post('/api/auth/refresh', undefined, { 'x-csrf-token': csrf });

  expect(await refresh).toEqual(failure(401, 'AUTH_UNAUTHORIZED', 'No refresh token provided'));
});

test('prefers the cookie that a request carries itself', async () => {
  const { post } = intercepted();
  await post(sessions, u);

  expect(await post('/api/auth/refresh', undefined, { cookie: 'insforge_refresh_token=none' })).toEqual(
    failure(401, 'AUTH_UNAUTHORIZED', 'Invalid or expired refresh token'),
  );
});

test('answers OPTIONS, HEAD and replies without a body', async () => {
  const { send } = intercepted();

  expect(await send(config, { method: 'OPTIONS' })).toEqual({ status: 204, body: '' });
  expect(await send(config, { method: 'HEAD' })).toEqual({ status: 200, body: '' });
});

test('is gone with the server', async () => {
  const { mock } = start();
  const server = setupMockServer(mock);
  server.listen({ onUnhandledRequest: 'error' });

  server.close();

  await expect(fetch(`${local}${config}`)).rejects.toThrow('fetch failed');
  expect((await mock.fetch(config)).status).toBe(200);
});

test('takes a mock that is typed by its provider', () => {
  const mock = createMockServer(insforge({ resetPasswordMethod: 'code' }), { seed: [u] });

  expect(handlers(mock)).toHaveLength(1);
});

test.each([local, '*'])('refuses two mocks of one provider that have the base URL %s', (baseUrl) => {
  const mocks = [start({}, { baseUrl }).mock, start({}, { baseUrl }).mock];
  const sentence = `There are two mock servers of insforge, and one base URL for them: ${baseUrl}. Give each a baseUrl of its own.`;

  expect(() => handlers(...mocks)).toThrow(sentence);
  expect(() => setupMockServer(...mocks)).toThrow(sentence);
});

test('takes mocks of two providers that have one base URL', async () => {
  const { mock } = start({}, { baseUrl: local });
  const project = createMockServer(supabase(), { baseUrl: local });
  listening(setupMockServer(mock, project));

  const { anonKey } = project.provider.options;
  const statuses = await Promise.all([
    fetch(`${local}${config}`),
    fetch(`${local}/auth/v1/settings`, { headers: { apikey: anonKey } }),
  ]);

  expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
});

test('refuses a list of mocks, and a provider that is not a mock yet', () => {
  const mock = start().mock;

  expect(() => handlers([mock] as unknown as Mock)).toThrow(
    'Expected mock servers, as in handlers(...mocks), not a list.',
  );
  expect(() => setupMockServer(insforge() as unknown as Mock)).toThrow(
    'Expected mock servers, as in handlers(...mocks), not a provider: createMockServer makes one of it.',
  );
});
