import { expect, test } from 'vitest';
import type { CalledBackend } from './how-to-call.ts';
import { rowWith } from './row-for-tests.ts';
import { sdkCall } from './sdk-call.ts';

const backend: CalledBackend = {
  id: 'shop',
  baseUrl: 'http://localhost:7357/shop',
  factory: 'shop',
  clientOptions: ['anonKey'],
  defaults: {},
  options: { anonKey: 'public-key', secretKey: 'secret-key' },
  links: ['followLink'],
  headers: { refresh: ['X-CSRF-Token'] },
};
const head = `import { createClient } from '@resetkit/sdk/shop';

const client = createClient({ baseUrl: 'http://localhost:7357/shop', anonKey: 'public-key' });
`;

test('path, query, headers of the operation and body are one input', () => {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': 'c', authorization: 'Bearer public-key' };
  const row = rowWith({
    target: '/a/7?b=1',
    operation: 'refresh',
    path: { id: '7' },
    request: { headers, body: { d: 2 } },
  });

  expect(sdkCall(row, backend)).toBe(
    `${head}const { data, error } = await client.refresh({ id: '7', b: '1', 'X-CSRF-Token': 'c', d: 2 });
console.log(data ?? error);
`,
  );
});

test('a header that the client does not send by itself is given with the call', () => {
  const row = rowWith({ method: 'GET', request: { headers: { authorization: 'Bearer own' } } });

  expect(sdkCall(row, backend)).toContain("client.askForReset({}, { headers: { authorization: 'Bearer own' } });");
});

test('a key in the query is one of the client', () => {
  const row = rowWith({ method: 'GET', target: '/a?key=public-key&b=1', request: { headers: {} } });

  expect(sdkCall(row, backend)).toContain("client.askForReset({ b: '1' });");
});

test('a link is made and followed', () => {
  const row = rowWith({ method: 'GET', target: '/link?token=t', operation: 'followLink', request: { headers: {} } });

  expect(sdkCall(row, backend)).toBe(
    `${head}const url = client.followLink({ token: 't' });
const response = await fetch(url, { redirect: 'manual' });
console.log(response.status);
`,
  );
});

test('an input that was refused is given past the types, which refuse some of it', () => {
  const row = rowWith({ request: { headers: {}, body: { email: 5 } }, response: { status: 400, headers: [] } });

  expect(sdkCall(row, backend)).toContain('client.askForReset({ email: 5 } as never);');
});

test('there is none for a path without an operation, and for a body that is no object', () => {
  const { operation: _, ...unknown } = rowWith();

  expect(sdkCall(unknown, backend)).toBeUndefined();
  expect(sdkCall(rowWith({ request: { headers: {}, body: 'text' } }), backend)).toBeUndefined();
  expect(sdkCall(rowWith({ request: { headers: {}, body: [1] } }), backend)).toBeUndefined();
});
