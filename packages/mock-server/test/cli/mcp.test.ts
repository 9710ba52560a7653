import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { createMockServer } from '@resetkit/mock-server';
import { type HttpServer, type ServeSettings, serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { bundleCli } from '../../../../scripts/bundle-cli.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { registry } from '../../src/registry.ts';
import { run } from './command.ts';

// The client of the official SDK speaks with `resetkit mcp` as a coding agent does.

const folder = await mkdtemp(join(tmpdir(), 'resetkit-mcp-'));
const bundle = join(folder, 'cli.mjs');
await bundleCli(bundle, { sourcemap: false, protocol: true });
afterAll(() => rm(folder, { recursive: true }));

const email = 'ada@example.com';
const provider = 'insforge';
const noon = '2027-01-01T12:00:00.000Z';

/** A tool as a model calls it: its answer, or the sentence with which it refuses. */
type Call = (name: string, given?: Record<string, unknown>) => Promise<unknown>;

async function connected(...args: readonly string[]): Promise<{ client: Client; call: Call; stderr: Promise<string> }> {
  return connectedAs(new Client({ name: 'test', version: '1.0.0' }), ...args);
}

async function connectedAs(client: Client, ...args: readonly string[]): ReturnType<typeof connected> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bundle, 'mcp', ...args],
    cwd: folder,
    stderr: 'pipe',
  });
  const stderr = textOf(transport);
  await client.connect(transport);
  onTestFinished(() => client.close());
  return {
    client,
    stderr,
    async call(name, given = {}) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
      const [said] = content;
      if (said?.type !== 'text') throw new Error(`${name} answered without text.`);
      if (isError) return said.text;
      expect(JSON.parse(said.text)).toEqual(structuredContent);
      return structuredContent;
    },
  };
}

/** A server with two backends whose clocks stand, and a model that steers it. */
async function steering(settings: ServeSettings = {}): Promise<{ server: HttpServer; call: Call; send: Send }> {
  const seed = [{ email, password: 'old-password' }];
  // Nobody advances it but the model.
  const clock = (): number => Date.parse(noon);
  const mocks = [createMockServer(insforge(), { clock, seed }), createMockServer(supabase(), { clock, seed })];
  const server = await serve(mocks, { port: 0, ...settings });
  onTestFinished(() => server.close());
  const token = settings.token === undefined ? [] : ['--token', settings.token];
  const { call } = await connected('--url', server.url, ...token);
  const send: Send = (path, body) =>
    fetch(`${server.url}/insforge/api/auth/email/${path}`, { method: 'POST', body: new URLSearchParams(body) });
  return { server, call, send };
}

/** What the process says to a person, when it has ended. */
function textOf({ stderr }: StdioClientTransport): Promise<string> {
  return stderr instanceof Readable ? text(stderr) : Promise.resolve('');
}

type Send = (path: string, body: Record<string, string>) => Promise<Response>;

test('tells which tools there are, and which of them change nothing', async () => {
  const { client } = await connected('--url', 'http://localhost:1');

  const { tools } = await client.listTools();

  expect(client.getServerVersion()).toMatchObject({ name: 'resetkit', version: packageJson.version });
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
    ['list_backends', true],
    ['list_situations', true],
    ['make_situation', false],
    ['wait_for_mail', false],
    ['list_mails', true],
    ['change_clock', false],
    ['read_journal', true],
    ['explain_answer', true],
    ['explain_secret', true],
    ['arm_fault', false],
    ['list_faults', true],
    ['clear_faults', false],
    ['restart', false],
    ['take_snapshot', false],
    ['restore_snapshot', false],
    ['list_magic_addresses', true],
  ]);
  const undescribed = tools.flatMap(({ name, inputSchema: { properties = {} } }) =>
    Object.entries(properties).flatMap(([field, one]) => ('description' in Object(one) ? [] : [`${name}.${field}`])),
  );
  expect(undescribed).toEqual([]);
});

test('lists backends with their base URLs, and magic addresses', async () => {
  const { server, call } = await steering();

  expect(await call('list_backends')).toEqual({
    inbox: `${server.url}/`,
    version: packageJson.version,
    backends: ['insforge', 'supabase'].map((id) => ({
      provider: id,
      title: expect.any(String),
      imitates: expect.any(String),
      baseUrl: server.baseUrls[id],
      example: expect.stringContaining(`curl -s ${server.baseUrls[id]}/`),
    })),
  });
  expect(await call('list_magic_addresses', { provider })).toMatchObject({
    addresses: expect.arrayContaining([
      { address: 'ada+expired@example.com', means: 'the code or link has expired' },
      { address: 'ada+lost@example.com', means: 'the mail never arrives' },
    ]),
  });
});

test('lists situations, makes one, and explains why its code is refused', async () => {
  const { call } = await steering();

  expect(await call('list_situations', { provider })).toMatchObject({
    situations: expect.arrayContaining([{ name: 'expired', means: 'the code or link has expired', scope: 'account' }]),
  });
  const made = await call('make_situation', { provider, situation: 'expired', email });
  expect(made).toEqual({
    email,
    password: 'old-password',
    code: expect.stringMatching(/^\d{6}$/),
    mailId: expect.any(String),
    answer: { status: 202, body: expect.anything() },
  });
  expect(await call('explain_secret', { provider, secret: Reflect.get(Object(made), 'code') })).toEqual({
    sentence: `The password-reset code for ${email} of 2027-01-01T11:44:59.000Z expired at 2027-01-01T11:59:59.000Z.`,
    state: 'expired',
    email,
    kind: 'password-reset',
    issuedAt: expect.any(String),
    expiresAt: expect.any(String),
    events: [{ at: expect.any(String), what: 'POST sendResetPasswordEmail issued it', row: '1' }],
  });
});

test('waits for a mail, which it gives once, and lists all of them', async () => {
  const { call, send } = await steering();
  const waiting = call('wait_for_mail', { provider, to: email, kind: 'password-reset', timeoutSeconds: 60 });
  await send('send-reset-password', { email });
  const mail = {
    id: expect.any(String),
    from: 'InsForge <noreply@example.com>',
    to: email,
    kind: 'password-reset',
    subject: 'Reset your password',
    text: expect.any(String),
    code: expect.stringMatching(/^\d{6}$/),
    sentAt: noon,
    expiresAt: '2027-01-01T12:15:00.000Z',
  };

  expect(await waiting).toEqual(mail);
  expect(await call('wait_for_mail', { provider, timeoutSeconds: 0 })).toBe(
    `No mail came within 0 ms. In the outbox: password-reset to ${email}: Reset your password.`,
  );
  expect(await call('list_mails', { provider })).toEqual({ mails: [mail], total: 1 });
});

test('moves, sets, stops and reads the clock', async () => {
  const { call } = await steering();
  const clock = (change: object): Promise<unknown> => call('change_clock', { provider, ...change });

  expect(await clock({ advance: '16m' })).toEqual({ now: '2027-01-01T12:16:00.000Z', frozen: false });
  expect(await clock({ to: '2027-02-01T00:00:00Z' })).toEqual({ now: '2027-02-01T00:00:00.000Z', frozen: false });
  expect(await clock({})).toEqual({ now: '2027-02-01T00:00:00.000Z', frozen: false });
  expect(await clock({ frozen: true })).toMatchObject({ frozen: true });
  expect(await clock({ frozen: false })).toMatchObject({ frozen: false });
  expect(await clock({ frozen: true, advance: '1m' })).toBe('Give one of "advance", "to" and "frozen".');
});

test('reads the journal, with secrets if it is asked to', async () => {
  const { call, send } = await steering();
  await send('send-reset-password', { email: 'nobody@example.com' });
  await send('exchange-reset-password-token', { email, code: '000000' });
  const row = {
    id: '2',
    at: noon,
    method: 'POST',
    target: '/api/auth/email/exchange-reset-password-token',
    url: expect.stringMatching(/\/insforge\/api\/auth\/email\/exchange-reset-password-token$/),
    operation: 'exchangeResetPasswordToken',
    email,
    requestBody: { email, code: '[hidden]' },
    status: 400,
    responseBody: expect.objectContaining({ error: 'INVALID_INPUT' }),
  };

  expect(await call('read_journal', { provider, status: 400 })).toEqual({ rows: [row], total: 1 });
  expect(await call('read_journal', { provider, email, secrets: true })).toEqual({
    rows: [{ ...row, requestBody: { email, code: '000000' } }],
    total: 1,
  });
  expect(await call('read_journal', { provider, limit: 1 })).toEqual({ rows: [row], total: 2 });
});

test('explains an answer, and what it names makes that answer again', async () => {
  const { call, send } = await steering();
  const wrong = await send('exchange-reset-password-token', { email, code: '000000' });
  const body = await wrong.json();

  const explained = await call('explain_answer', {
    provider,
    operation: 'exchangeResetPasswordToken',
    status: 400,
    body,
  });

  expect(explained).toMatchObject({
    sentence: 'The descriptions have this answer.',
    meanings: [
      {
        operation: 'exchangeResetPasswordToken',
        call: 'POST /api/auth/email/exchange-reset-password-token',
        kind: 'invalid-token',
        happensWhen: expect.arrayContaining(['an expired code or token', 'a used code or token']),
        makeItAgain: expect.arrayContaining([
          { tool: 'make_situation', arguments: { provider, situation: 'expired' } },
        ]),
      },
    ],
    seen: [{ id: '1', status: 400, requestBody: { email, code: '[hidden]' } }],
  });
  const { meanings } = explained as {
    meanings: { makeItAgain: { tool: string; arguments: Record<string, unknown> }[] }[];
  };
  const fault = meanings[0]?.makeItAgain.at(-1);
  expect(await call(fault?.tool ?? '', fault?.arguments)).toEqual({ id: 'fault-1' });
  const again = await send('exchange-reset-password-token', { email, code: '111111' });
  expect([again.status, await again.json()]).toEqual([400, body]);
});

test('arms, lists and clears faults', async () => {
  const { call, send } = await steering();
  const fault = { operation: 'sendResetPasswordEmail', status: 500, times: 1 };

  expect(await call('arm_fault', { provider, ...fault })).toEqual({ id: 'fault-1' });
  expect((await send('send-reset-password', { email })).status).toBe(500);
  expect(await call('arm_fault', { provider, mail: 'any', do: 'lose' })).toEqual({ id: 'fault-2' });
  expect(await call('list_faults', { provider })).toEqual({
    faults: [
      { ...fault, id: 'fault-1', fired: 1 },
      { mail: 'any', do: 'lose', id: 'fault-2', fired: 0 },
    ],
  });
  expect(await call('clear_faults', { provider, id: 'fault-2' })).toEqual({ cleared: ['fault-2'] });
  expect(await call('clear_faults', { provider, id: 'fault-2' })).toBe(
    'There is no fault "fault-2". There are: fault-1.',
  );
  expect(await call('clear_faults', { provider })).toEqual({ cleared: ['fault-1'] });
});

test('remembers a state, brings it back, and goes back to the start', async () => {
  const { call, send } = await steering();
  await call('change_clock', { provider, advance: '1h' });
  await send('send-reset-password', { email });
  const total = async (): Promise<unknown> => Reflect.get(Object(await call('list_mails', { provider })), 'total');

  expect(await call('take_snapshot', { provider, name: 'sent' })).toEqual({
    name: 'sent',
    provider,
    now: '2027-01-01T13:00:00.000Z',
  });
  expect(await call('restart', { provider })).toEqual({ restarted: [provider] });
  expect([await total(), await call('change_clock', { provider })]).toEqual([0, { now: noon, frozen: false }]);
  expect(await call('restore_snapshot', { provider, name: 'sent' })).toEqual({ name: 'sent', provider });
  expect(await total()).toBe(1);
  expect(await call('restore_snapshot', { provider, name: 'other' })).toBe(
    'There is no snapshot "other" of insforge. There are: "sent" of insforge.',
  );
  expect(await call('restart')).toEqual({ restarted: ['insforge', 'supabase'] });
  expect(await total()).toBe(0);
});

test('steers a namespace, and leaves the server alone', async () => {
  const { call } = await steering();

  await call('change_clock', { provider, namespace: 'worker-3', advance: '1h' });

  expect(await call('change_clock', { provider })).toEqual({ now: noon, frozen: false });
});

test('refuses bad input in one sentence that says what was expected', async () => {
  const { call } = await steering();
  const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);
  const rows: readonly (readonly [name: string, given: Record<string, unknown>, sentence: unknown])[] = [
    ['list_mails', {}, 'Say which backend as "provider": insforge, supabase are served.'],
    ['list_mails', { provider: 'unleash' }, 'No provider "unleash" is served here. Served: insforge, supabase.'],
    ['list_mails', { provider, for: 1 }, like(/unknown: for\. Known: provider, namespace, to, kind, limit$/)],
    ['list_mails', { provider: 'clerk' }, like(/provider: Invalid option: expected one of .*"insforge"/)],
    ['make_situation', { provider }, like(/situation: Invalid option: expected one of "fresh"\|"expired"/)],
    ['change_clock', { provider, advance: 'soon' }, like(/^Expected milliseconds or a duration .* not "soon"\.$/)],
    ['arm_fault', { provider, operation: 'nope', status: 500 }, like(/^InsForge has no operation "nope"\. Known: /)],
    ['explain_answer', { provider, status: 418 }, 'insforge does not answer 418.'],
    [
      'explain_answer',
      { provider, status: 400, operation: 'nope' },
      like(/ not answer 400 to nope\. Known operations: /),
    ],
  ];

  const refusals = await Promise.all(rows.map(([name, given]) => call(name, given)));

  expect(refusals).toEqual(rows.map(([, , sentence]) => sentence));
});

test('says that no server is there, each time it is asked', async () => {
  const { url, close } = await serve(createMockServer(insforge()), { port: 0 });
  await close();
  const { call } = await connected('--url', url);
  const sentence = expect.stringMatching(
    `^No Resetkit server answers at ${url}: .*ECONNREFUSED.*\\. Start one with: npx @resetkit/mock-server$`,
  );

  expect(await call('list_backends')).toEqual(sentence);
  expect(await call('change_clock', { provider, advance: '1m' })).toEqual(sentence);
});

test('says that the token is wrong, and takes the right one', async () => {
  const { server, call } = await steering({ token: 'right' });
  const { call: callWrongly } = await connected('--url', server.url, '--token', 'wrong');

  expect(await callWrongly('list_mails', { provider })).toMatch(/token/);
  expect(await call('list_mails', { provider })).toEqual({ mails: [], total: 0 });
});

test('says at once that a server speaks another version of the control API', async () => {
  const other = createServer((_, response) => {
    response.end(JSON.stringify({ status: 'ok', version: '9.0.0', controlApi: '9.0.0', providers: [] }));
  });
  await once(other.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void other.close());
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { call } = await connected('--url', url);

  expect(await call('wait_for_mail', { provider, timeoutSeconds: 60 })).toBe(
    `The server at ${url} (Resetkit 9.0.0) speaks version 9.0.0 of the control API, and this client (Resetkit ${packageJson.version}) version 1.0.0. Update this client: npm install -D @resetkit/mock-server@9.0.0`,
  );
});

test('has the answers of each backend as documents', async () => {
  const { client } = await connected('--url', 'http://localhost:1');

  const { resources } = await client.listResources();

  expect(resources.map(({ uri }) => uri)).toEqual(
    Object.keys(registry)
      .toSorted()
      .map((id) => `resetkit://answers/${id}`),
  );
  const { contents } = await client.readResource({ uri: 'resetkit://answers/insforge' });
  expect(contents).toEqual([
    {
      uri: 'resetkit://answers/insforge',
      mimeType: 'text/markdown',
      text: expect.stringMatching(
        /^# Answers of InsForge\n\n## sendResetPasswordEmail\n\nMail a reset code or a reset link: `POST \/api\/auth\/email\/send-reset-password`\n\n- 202: /,
      ),
    },
  ]);
});

test('serves the backends itself without a URL, tells where, and ends with its client', async () => {
  const { client, call, stderr } = await connected('--provider', 'insforge');

  const { backends } = (await call('list_backends')) as { backends: { baseUrl: string }[] };

  const [{ baseUrl = '' } = {}] = backends;
  expect(client.getInstructions()).toContain(new URL(baseUrl).origin);
  expect((await fetch(`${baseUrl}/api/auth/public-config`)).status).toBe(200);
  // One backend alone need not be named.
  expect(await call('list_mails')).toEqual({ mails: [], total: 0 });
  await client.close();
  await expect(fetch(baseUrl)).rejects.toThrow();
  expect(await stderr).toBe('');
});

test('speaks with clients of the protocol without a handshake too', async () => {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  const { call } = await connectedAs(client, '--provider', 'insforge');

  expect(await call('list_mails')).toEqual({ mails: [], total: 0 });
  expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
});

test('writes what a person reads to standard error: standard output has nothing but the protocol', async () => {
  const { client, call, stderr } = await connected('--verbose', '--provider', 'insforge');
  const strayed: Error[] = [];
  client.onerror = (error) => void strayed.push(error);
  const { backends } = (await call('list_backends')) as { backends: { baseUrl: string }[] };

  await fetch(`${backends[0]?.baseUrl}/api/auth/public-config`);

  expect(await call('read_journal')).toMatchObject({ total: 1 });
  await client.close();
  expect(strayed).toEqual([]);
  expect(await stderr).toMatch(/Resetkit .*[\s\S]*GET \/api\/auth\/public-config/);
});

test.each([
  [
    ['--url', 'localhost:7357'],
    '--url takes the URL of a Resetkit server such as http://localhost:7357, not "localhost:7357".',
  ],
  [
    ['--url', 'http://localhost:1', '--port', '0'],
    '--port is for a server that this starts itself; --url and RESETKIT_URL name one that runs.',
  ],
  [['--provider', 'clerk'], expect.stringMatching(/^--provider "clerk" is not known\. Known: insforge, /)],
])('does not start with %j', async (args, sentence) => {
  const { code, stdout, stderr } = await run('mcp', ...args);

  expect({ code, stdout, stderr: stderr.replace(/^resetkit: (.*)\n$/, '$1') }).toEqual({
    code: 2,
    stdout: '',
    stderr: sentence,
  });
});

test('has a help text with the configuration of a client', async () => {
  const { code, stdout } = await run('mcp', '--help');

  expect(code).toBe(0);
  expect(JSON.parse(/\{ "mcpServers.*/.exec(stdout)?.[0] ?? '')).toEqual({
    mcpServers: { resetkit: { command: 'npx', args: ['-y', '@resetkit/mock-server', 'mcp'] } },
  });
});
