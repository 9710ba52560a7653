import { expect, test } from 'vitest';
import { insforge } from '../providers/insforge/index.ts';
import { unleash } from '../providers/unleash/index.ts';
import { responseOf, wireRequest } from './fetch.ts';
import { createMockServer } from './mock-server.ts';

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

  expect(await wireRequest(request, 'http://localhost:9000/insforge')).toEqual({
    method: 'POST',
    target: '/api/auth/users?client_type=web',
    headers: { 'content-type': 'application/json', cookie: 'a=1' },
    body: new TextEncoder().encode('{}'),
    ip: '127.0.0.1',
    mount: '/insforge',
    baseUrl: 'http://localhost:9000/insforge',
    client: { signal: request.signal },
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
