import { expect, test } from 'vitest';
import { insforge } from '../providers/insforge/index.ts';
import { unleash } from '../providers/unleash/index.ts';
import { addressOf, fetchThrough, responseOf, wireRequest } from './fetch.ts';
import { createMockServer } from './mock-server.ts';
import type { WireRequest } from './wire.ts';

const mockAt = (baseUrl?: string) => createMockServer(insforge(), baseUrl === undefined ? {} : { baseUrl });
const config = '/api/auth/public-config';

test.each([
  ['a path', config],
  ['a URL as text', `http://localhost:7130${config}`],
  ['a URL', new URL(`http://localhost:7130${config}`)],
  ['a request', new Request(`http://localhost:7130${config}`)],
])('takes %s', async (_, input) => {
  expect((await mockAt().fetch(input)).status).toBe(200);
});

test('takes a path under a base URL of any origin', async () => {
  expect((await mockAt('*').fetch(config)).status).toBe(200);
  expect((await mockAt('*').fetch(`https://anywhere.example${config}`)).status).toBe(200);
});

test('takes the path of the base URL as its mount', async () => {
  const mock = mockAt('http://localhost:9000/insforge/');

  expect((await mock.fetch(`http://localhost:9000/insforge${config}`)).status).toBe(200);
});

test('turns a request into plain values', async () => {
  const request = new Request('http://localhost:9000/insforge/api/auth/users?client_type=web', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: 'a=1' },
    body: '{}',
  });

  expect(await wireRequest(request, addressOf('http://localhost:9000/insforge'))).toEqual({
    method: 'POST',
    target: '/api/auth/users?client_type=web',
    headers: { 'content-type': 'application/json', cookie: 'a=1' },
    body: new TextEncoder().encode('{}'),
    ip: '127.0.0.1',
    mount: '/insforge',
    baseUrl: 'http://localhost:9000/insforge',
    client: { signal: expect.any(Function) },
  });
});

test('keeps two headers of one name apart', async () => {
  const response = responseOf({
    status: 200,
    headers: ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
    body: new Uint8Array(),
  });

  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test.each([204, 304])('makes a response without a body of %i', (status) => {
  expect(responseOf({ status, headers: [], body: new Uint8Array([1]) }).body).toBeNull();
});

test('rejects when the call was aborted', async () => {
  await expect(mockAt().fetch(config, { signal: AbortSignal.abort() })).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
});

test('does not follow a redirect', async () => {
  const mock = createMockServer(insforge({ resetPasswordMethod: 'link' }), { seed: [{ email: 'ada@example.com' }] });
  await mock.fetch('/api/auth/email/send-reset-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com', redirectTo: 'https://app.example.com/reset' }),
  });
  const { link = '' } = await mock.outbox.waitFor();

  const response = await mock.fetch(link);

  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toMatch(/^https:\/\/app\.example\.com\/reset\?token=/);
});

test('breaks off in the middle of an answer without a body, as on a port', async () => {
  const mock = createMockServer(unleash(), { seed: [{ email: 'ada@example.com' }] });
  await mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'during' });

  const answer = await mock.fetch('/auth/reset/password-email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com' }),
  });

  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
});

test.each<[string, RequestInit]>([
  ['a text', { method: 'POST', body: '{"a":"é"}', headers: { 'content-type': 'application/json' } }],
  ['a text without a type', { method: 'POST', body: '\ud800' }],
  ['an empty text', { method: 'PUT', body: '' }],
  ['bytes', { method: 'POST', body: new Uint8Array([1, 2]) }],
  ['a form', { method: 'POST', body: new URLSearchParams({ a: '1' }) }],
  ['no body', { method: 'DELETE' }],
  ['inherited members', Object.create({ method: 'post', body: 'a', headers: [['X-A', '1']] })],
])('passes on %s as a Request has it', async (_, init) => {
  const seen: WireRequest[] = [];
  const mock = {
    address: addressOf('http://localhost:7130'),
    async handle(request: WireRequest) {
      seen.push(request);
      return { status: 204, headers: [] };
    },
  };

  await fetchThrough(mock, '/a', init);
  await fetchThrough(mock, new Request('http://localhost:7130/a', init));

  const [called, requested] = seen.map(({ client, ...values }) => values);
  expect(called).toEqual(requested);
  expect(called?.headers).toEqual(Object.fromEntries(new Request('http://localhost:7130/a', init).headers));
});

test.each<[string, RequestInit]>([
  ['a GET with a body', { body: 'a' }],
  ['a HEAD with a body', { method: 'HEAD', body: '' }],
  ['a method that is none', { method: 'a b', body: 'a' }],
])('refuses %s, as fetch does', async (_, init) => {
  await expect(mockAt().fetch(config, init)).rejects.toThrow(TypeError);
});

test('leaves a request read, as fetch does', async () => {
  const request = new Request(`http://localhost:7130${config}`, { method: 'POST', body: '{}' });

  await mockAt().fetch(request);

  expect(request.bodyUsed).toBe(true);
  await expect(mockAt().fetch(request)).rejects.toThrow(TypeError);
});
