import { expect, test } from 'vitest';
import { asking } from '../../test/ask.ts';
import type { Backend } from './backend.ts';
import { kindOfStatus } from './error.ts';
import type { Operation } from './operation.ts';

const backend: Backend = {
  name: 'Shop',
  headers: async () => ({}),
  readError(status, body) {
    const says = typeof body === 'object' && body !== null && 'says' in body ? String(body.says) : undefined;
    return says ? { kind: kindOfStatus(status), message: says, retryAfterMs: 1 } : undefined;
  },
};

const asked = { backend, operation: { method: 'POST', path: '/pay' } as Operation };

type Validate = (status: number, body: unknown) => string | undefined | Promise<string | undefined>;

/** What a call gives that is answered so. */
function readAnswer({ backend, operation }: typeof asked, response: Response, validate?: Validate) {
  const client = { baseUrl: 'https://shop.test', fetch: async () => response };
  const held = validate && { validate: (_: string, status: number, body: unknown) => validate(status, body) };
  return asking(backend, { ...client, ...held })('pay', operation, {});
}

const html = { 'Content-Type': 'text/html' };

test('gives the JSON of a success as data', async () => {
  const response = Response.json({ paid: true }, { status: 202 });

  expect(await readAnswer(asked, response)).toEqual({ data: { paid: true }, error: undefined, response });
});

test.each([200, 204])('gives no data for an empty %i where the spec has one', async (status) => {
  const operation = { ...asked.operation, empty: true as const };
  const response = new Response(null, { status });

  expect(await readAnswer({ ...asked, operation }, response)).toEqual({ data: undefined, error: undefined, response });
});

test('finds HTML unexpected where an empty success is due', async () => {
  const operation = { ...asked.operation, empty: true as const };
  const { error } = await readAnswer({ ...asked, operation }, new Response('<h1>', { headers: html }));

  expect(error?.kind).toBe('unexpected-response');
});

test('takes a redirect for the success that the spec says it is', async () => {
  const operation = { ...asked.operation, redirect: 'stay' as const };
  const response = new Response(null, { status: 302, headers: { Location: '/signed-out' } });

  expect(await readAnswer({ ...asked, operation }, response)).toEqual({ data: undefined, error: undefined, response });
});

test('finds a success unexpected where a redirect is due', async () => {
  const operation = { ...asked.operation, redirect: 'stay' as const };
  const { error } = await readAnswer({ ...asked, operation }, Response.json({}));

  expect(error?.kind).toBe('unexpected-response');
});

test("gives the backend's own text as an error where it sends no JSON", async () => {
  const texts: Backend = {
    ...backend,
    readError: (status, body) => ({ kind: kindOfStatus(status), message: String(body) }),
  };
  const response = new Response('Slow down', { status: 429, headers: html });

  expect(await readAnswer({ ...asked, backend: texts }, response)).toEqual({
    data: undefined,
    error: { kind: 'rate-limited', status: 429, message: 'Slow down', body: 'Slow down' },
    response,
  });
});

test("gives the backend's own answer as an error with its status", async () => {
  const response = Response.json({ says: 'sold out' }, { status: 409 });

  expect(await readAnswer(asked, response)).toEqual({
    data: undefined,
    error: { kind: 'conflict', status: 409, message: 'sold out', body: { says: 'sold out' }, retryAfterMs: 1 },
    response,
  });
});

test('takes Retry-After before a waiting time in the body', async () => {
  const response = Response.json({ says: 'slowly' }, { status: 429, headers: { 'Retry-After': '900' } });

  expect((await readAnswer(asked, response)).error).toEqual({
    kind: 'rate-limited',
    status: 429,
    message: 'slowly',
    body: { says: 'slowly' },
    retryAfterMs: 900_000,
  });
});

test.each([
  [400, 'invalid-request'],
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [405, 'invalid-request'],
  [409, 'conflict'],
  [422, 'invalid-request'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [503, 'server-error'],
])('takes a %i by itself for %s', (status, kind) => {
  expect(kindOfStatus(status)).toBe(kind);
});

test.each([
  ['HTML', '<h1>Hi</h1>', html, { message: 'Expected JSON of Shop, got 200 with text/html', body: '<h1>Hi</h1>' }],
  ['an empty body', '', {}, { message: 'Expected JSON of Shop, got 200 with an empty body' }],
  [
    'JSON that says it is text',
    '{}',
    { 'Content-Type': 'text/plain' },
    { message: 'Expected JSON of Shop, got 200 with text/plain', body: '{}' },
  ],
  [
    'half a JSON',
    '{"paid":',
    { 'Content-Type': 'application/json' },
    { message: 'Expected JSON of Shop, got 200 with broken JSON', body: '{"paid":', cause: expect.any(SyntaxError) },
  ],
])('finds %s unexpected where JSON is due', async (_, text, headers, error) => {
  const response = new Response(text, { headers });

  expect(await readAnswer(asked, response)).toEqual({
    data: undefined,
    error: { kind: 'unexpected-response', ...error },
    response,
  });
});

test.each([
  [400, 'unexpected-response'],
  [403, 'unexpected-response'],
  [404, 'unexpected-response'],
  [429, 'rate-limited'],
  [502, 'server-error'],
])('does not take the HTML of a %i for an answer of the backend', async (status, kind) => {
  const response = new Response('<h1>No</h1>', { status, headers: { ...html, 'Retry-After': '2' } });

  expect(await readAnswer(asked, response)).toEqual({
    data: undefined,
    error: {
      kind,
      message: `Expected JSON of Shop, got ${status} with text/html`,
      body: '<h1>No</h1>',
      retryAfterMs: 2_000,
    },
    response,
  });
});

test('does not take JSON of another shape for an answer of the backend', async () => {
  const response = Response.json({ message: 'Forbidden' }, { status: 403 });

  expect(await readAnswer(asked, response)).toEqual({
    data: undefined,
    error: {
      kind: 'unexpected-response',
      message: 'Expected JSON of Shop, got 403 with other JSON',
      body: { message: 'Forbidden' },
    },
    response,
  });
});

test('finds a redirect unexpected, even with an error body', async () => {
  const response = Response.json({ says: 'elsewhere' }, { status: 302 });

  expect(await readAnswer(asked, response)).toEqual({
    data: undefined,
    error: {
      kind: 'unexpected-response',
      message: 'Expected JSON of Shop, got 302 with other JSON',
      body: { says: 'elsewhere' },
    },
    response,
  });
});

test('finds an opaque redirect unexpected', async () => {
  const response = look(new Response(), { type: 'opaqueredirect', status: 0 });

  expect(await readAnswer(asked, response)).toEqual({
    data: undefined,
    error: {
      kind: 'unexpected-response',
      message: 'Expected JSON of Shop, got 0 with an empty body',
    },
    response,
  });
});

/** A response that looks as only a browser's `fetch` can make it. */
function look(response: Response, properties: Partial<Response>): Response {
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(response, name, { value });
  return response;
}

test("gives what the backend's operators find an answer by", async () => {
  const headers = { 'X-Request-Id': 'r-1', 'X-Shop-Trace': 't-1' };
  const refusal = () => Response.json({ says: 'no' }, { status: 400, headers });
  const traced = { ...asked, backend: { ...backend, requestIdHeader: 'X-Shop-Trace' } };

  expect((await readAnswer(asked, refusal())).error?.requestId).toBe('r-1');
  expect((await readAnswer(traced, refusal())).error?.requestId).toBe('t-1');
  expect((await readAnswer(asked, new Response('<h1>', { status: 502, headers }))).error?.requestId).toBe('r-1');
});

test('makes what a validator says of an answer its error, with all that helps to find out why', async () => {
  const seen: unknown[] = [];
  const validate = (...answer: unknown[]) => {
    seen.push(answer);
    return 'paid is not of type boolean';
  };
  const headers = { 'X-Request-Id': 'r-1', 'Retry-After': '2' };

  for (const response of [
    Response.json({ paid: 'yes' }, { status: 202, headers }),
    Response.json({ says: 'no' }, { status: 429, headers }),
  ]) {
    const { data, error } = await readAnswer(asked, response.clone(), validate);

    expect({ data, error }).toEqual({
      data: undefined,
      error: {
        kind: 'unexpected-response',
        message: 'paid is not of type boolean',
        body: await response.json(),
        requestId: 'r-1',
        retryAfterMs: 2_000,
      },
    });
  }
  expect(seen).toEqual([
    [202, { paid: 'yes' }],
    [429, { says: 'no' }],
  ]);
});

test("does not ask a validator about a proxy's answer", async () => {
  const validate = () => 'no';
  const { error } = await readAnswer(asked, new Response('<h1>', { headers: html }), validate);

  expect(error?.message).toBe('Expected JSON of Shop, got 200 with text/html');
});

test.each([
  ['throws', () => thrown(new TypeError('oops'))],
  ['rejects', () => Promise.reject(new TypeError('oops'))],
])('takes an answer for unexpected over which the validator %s', async (_, validate) => {
  const response = Response.json({ paid: true });

  expect(await readAnswer(asked, response, validate)).toEqual({
    data: undefined,
    error: {
      kind: 'unexpected-response',
      message: '`validate` threw: oops',
      body: { paid: true },
    },
    response,
  });
});

function thrown(value: unknown): never {
  throw value;
}
