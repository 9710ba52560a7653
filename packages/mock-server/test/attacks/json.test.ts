import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished, test, vi } from 'vitest';
import { registry } from '../registry.ts';

const asJson = { 'content-type': 'application/json' };
const deep = (levels: number): string =>
  `{"email":"ada@example.com","password":${'['.repeat(levels)}${']'.repeat(levels)}}`;

/** Sends a body to an operation of a provider that mails a reset, and gives status and text of the answer. */
async function send(id: string, path: string, body: string): Promise<readonly [status: number, text: string]> {
  const provider = (registry[id] ?? (() => expect.fail(`no ${id}`)))({});
  const mock = createMockServer(provider, { seed: [provider.demo], onRequest: () => {} });
  const { anonKey = '' } = Object(await mock.options.get());
  const reply = await mock.fetch(path, { method: 'POST', headers: { ...asJson, apikey: anonKey }, body });
  return [reply.status, await reply.text()];
}

const places = [
  ['insforge', '/api/auth/email/send-reset-password', 500, 'request entity too large'],
  ['unleash', '/auth/reset/validate-password', 400, 'BadDataError'],
  ['supabase', '/auth/v1/recover', 400, 'exceeded max depth'],
  ['stack-auth', '/api/v1/auth/password/send-reset-code', 400, 'Invalid JSON in request body'],
  ['apphandoff', '/auth/send-password-reset', 400, 'The request body is not a JSON object'],
] as const;

test.each(places)('%s refuses JSON of twenty thousand levels', async (id, path, status, words) => {
  const printed = vi.spyOn(console, 'error');
  onTestFinished(() => printed.mockRestore());

  const [answered, text] = await send(id, path, deep(20_000));

  expect([answered, text]).toEqual([status, expect.stringContaining(words)]);
  expect(printed).not.toHaveBeenCalled();
});

test.each(places)('%s reads JSON of nine hundred levels, and the journal shows it', async (id, path) => {
  const [, text] = await send(id, path, deep(900));

  expect(text).not.toMatch(/entity too large|max depth|Invalid JSON|not a JSON/);
});

test('brackets in a text are no levels', async () => {
  const [status] = await send('insforge', places[0][1], `{"email":"ada@example.com","x":"\\"${'['.repeat(5_000)}"}`);

  expect(status).toBe(202);
});

test.each([
  ['insforge', places[0][1], 500, 'request entity too large'],
  ['stack-auth', places[3][1], 413, 'Request body too large'],
])('%s does not parse JSON of a million values', async (id, path, status, words) => {
  const [answered, text] = await send(id, path, `{"x":[${'[],'.repeat(500_001)}0]}`);

  expect([answered, text]).toEqual([status, expect.stringContaining(words)]);
});

test('the control API refuses JSON of twenty thousand levels', async () => {
  const server = await serve(createMockServer(insforge()), { port: 0 });
  onTestFinished(server.close);
  const ask = (path: string, method: string): Promise<Response> =>
    fetch(`${server.url}/_resetkit/${path}`, { method, headers: asJson, body: deep(20_000) });

  expect((await ask('insforge/options', 'PATCH')).status).toBe(400);
  expect((await ask('insforge/snapshot', 'PUT')).status).toBe(400);
  expect((await ask('mailpit/api/v1/messages', 'PUT')).status).toBe(400);
});

test.each([
  ['supabase', '/auth/v1/verify', { type: 'recovery', token_hash: 'a'.repeat(1_000_000) }, 403],
  [
    'insforge',
    '/api/auth/email/reset-password',
    { newPassword: 'Analytical-Engine-1843', otp: 'a'.repeat(1_000_000) },
    400,
  ],
  ['unleash', '/auth/reset/password', { token: 'a'.repeat(90_000), password: 'Analytical-Engine-1843' }, 401],
])('%s refuses a secret of a megabyte', async (id, path, body, status) => {
  const [answered, text] = await send(id, path, JSON.stringify(body));

  expect([answered, text.length < 100_000]).toEqual([status, true]);
});
