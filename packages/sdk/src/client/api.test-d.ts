import { expectTypeOf, test } from 'vitest';
import { createInsforgeClient } from '../providers/insforge/index.ts';

const { api } = createInsforgeClient({ baseUrl: 'http://localhost:7130' });
const path = '/api/auth/email/send-reset-password';
const body = { email: 'ada@example.com' };

test('paths, fields and answers are those of the description', async () => {
  const { data, error } = await api.POST(path, { body });

  if (error) expectTypeOf(error.statusCode).toBeNumber();
  else expectTypeOf(data.message).toBeString();
  // @ts-expect-error: there is no such path
  api.POST('/api/auth/email/send-reset', { body });
  // @ts-expect-error: it has no GET
  api.GET(path);
  // @ts-expect-error: a field is missing
  api.POST(path, { body: {} });
});

test('takes time-out and retries beside the options of openapi-fetch', () => {
  api.POST(path, { body, timeoutMs: 5_000 });
  api.GET('/api/auth/public-config', { retries: 0, signal: new AbortController().signal });
});

// What openapi-fetch's types let through, and the methods by name do not.
test('misspelt options compile', () => {
  api.POST(path, { body, timoutMs: 5_000, parsAs: 'text' });
});

test('surplus fields compile where the body is not written out in the call', () => {
  const surplus = { ...body, redirectUrl: 'https://app.example.com' };
  api.POST(path, { body: surplus });
});

test('an option of the wrong type compiles where openapi-fetch does not know it', () => {
  api.POST(path, { body, timeoutMs: 'soon' });
});
