import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { type ServeSettings, serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { operations } from '@resetkit/sdk/mailpit/operations';
import { schemas } from '@resetkit/sdk/mailpit/schemas';
import { MailpitClient } from 'mailpit-api';
import { expect, onTestFinished, test } from 'vitest';

type Id = keyof typeof operations;

const ada = { email: 'ada@example.com', password: 'Analytical-Engine-1843' };
const bob = { email: 'bob@example.com', password: 'Bobs-own-password-7' };
const settings: MockServerSettings = { clock: '2026-01-02T03:04:05.678Z', seed: [ada, bob] };

/** InsForge and Unleash on a port, the URL of Mailpit's API there, and a popular client of it. */
async function open(serving: ServeSettings = {}) {
  const mock = createMockServer(insforge(), settings);
  const other = createMockServer(unleash(), settings);
  const server = await serve([mock, other], { port: 0, ...serving });
  onTestFinished(() => server.close());
  const origin = server.url.replace('//localhost:', '//127.0.0.1:');
  const url = `${origin}/_resetkit/mailpit`;
  const post = (path: string, body: object, namespace = ''): Promise<Response> =>
    fetch(`${origin}${namespace}/insforge/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const ask = async (email: string): Promise<void> => {
    await post('/email/send-reset-password', { email });
    mock.clock.advance('1s');
  };
  const askUnleash = (email: string): Promise<Response> =>
    other.fetch('/auth/reset/password-email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
  return { mock, other, origin, url, mailpit: new MailpitClient(url), post, ask, askUnleash };
}

/** A request to Mailpit's API. Its answer is held against openapi/mailpit.yaml. */
async function call(url: string, method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body }) });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const value: unknown = type.startsWith('application/json') ? JSON.parse(text) : text;
  const ids = Object.keys(operations) as Id[];
  const id = ids.find(
    (one) =>
      operations[one].method === method &&
      new RegExp(`^${operations[one].path.replace('{id}', '[^/]+')}$`).test(path.replace(/\?.*/, '')),
  );
  const responses: Record<number, { body: { parse(value: unknown): unknown } }> = id ? schemas[id].responses : {};
  responses[answer.status]?.body.parse(value);
  return { id, status: answer.status, type, body: value, described: responses[answer.status] !== undefined };
}

test('carries a whole reset of a suite that reads its mails with mailpit-api', async () => {
  const { mailpit, post } = await open();
  await mailpit.deleteMessages();
  await post('/email/send-reset-password', { email: ada.email });

  const { ID } = await mailpit.waitForMessage({ query: `to:${ada.email} subject:"reset" is:unread` });
  const mail = await mailpit.getMessageSummary(ID);
  const code = /\b\d{6}\b/.exec(mail.Text)?.[0];
  const { token } = await (await post('/email/exchange-reset-password-token', { email: ada.email, code })).json();
  await post('/email/reset-password', { otp: token, newPassword: 'A-new-password-1' });

  expect((await post('/sessions', { ...ada, password: 'A-new-password-1' })).status).toBe(200);
  expect((await mailpit.searchMessages({ query: 'is:unread' })).messages_count).toBe(0);
});

test('answers with whole lists and whole mails in the shape of Mailpit', async () => {
  const { mock, url, ask } = await open();
  await ask(ada.email);
  const [mail] = await mock.outbox.list();
  const { body: source } = await call(url, 'GET', '/api/v1/message/latest/raw');
  const [, Name = '', Address = ''] = /^"?(.*?)"? <(.*)>$/.exec(mail?.from ?? '') ?? [];
  const shared = {
    ID: mail?.id,
    MessageID: `${mail?.id}@resetkit`,
    From: { Name, Address },
    To: [{ Name: '', Address: ada.email }],
    ReplyTo: [],
    Subject: mail?.subject,
    Username: '',
    Tags: [],
    Size: new TextEncoder().encode(String(source)).length,
  };

  expect((await call(url, 'GET', '/api/v1/messages')).body).toEqual({
    total: 1,
    unread: 1,
    count: 1,
    messages_count: 1,
    messages_unread: 1,
    start: 0,
    tags: [],
    messages: [
      {
        ...shared,
        Read: false,
        Cc: null,
        Bcc: null,
        Created: '2026-01-02T03:04:05.678Z',
        Attachments: 0,
        Snippet: expect.stringContaining(mail?.code ?? '-'),
      },
    ],
  });
  expect((await call(url, 'GET', `/api/v1/message/${mail?.id}`)).body).toEqual({
    ...shared,
    Cc: [],
    Bcc: [],
    ReturnPath: Address,
    ListUnsubscribe: { Header: '', Links: [], Errors: '', HeaderPost: '' },
    Date: '2026-01-02T03:04:05Z',
    Text: mail?.text,
    HTML: mail?.html,
    Inline: [],
    Attachments: [],
  });
});

test('hands out source, headers, text and HTML of a mail', async () => {
  const { mock, url, mailpit, ask } = await open();
  await ask(ada.email);
  const [mail] = await mock.outbox.list();

  const source = await mailpit.getMessageSource();
  expect(source).toContain(`\r\nTo: ${ada.email}\r\nSubject: ${mail?.subject}\r\n`);
  expect(source).toContain('\r\nContent-Type: text/plain; charset=utf-8\r\n');
  expect(await mailpit.getMessageHeaders(mail?.id)).toMatchObject({
    Subject: [mail?.subject],
    Date: ['Fri, 02 Jan 2026 03:04:05 +0000'],
  });
  expect(await mailpit.renderMessageText()).toBe(mail?.text);
  expect(await mailpit.renderMessageHTML()).toBe(mail?.html);
  expect((await call(url, 'GET', '/view/latest.html')).type).toBe('text/html; charset=utf-8');
  expect((await call(url, 'GET', '/view/latest.txt')).type).toBe('text/plain; charset=utf-8');
});

test('encodes a subject that is not ASCII, and a line that is too long for a mail', async () => {
  const { sourceOf } = await import('../../src/core/mail-source.ts');
  const long = 'ä'.repeat(600);
  const message = {
    id: '1',
    from: 'a@b.c',
    to: 'd@e.f',
    kind: 'notification',
    subject: 'Viele Grüße',
    text: long,
    html: long,
  } as const;

  const source = sourceOf({ ...message, sentAt: '2026-01-02T03:04:05.678Z' });

  expect(source).toContain('\r\nSubject: Viele =?utf-8?B?R3LDvMOfZQ==?=\r\n');
  expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  const [, encoded = ''] = /base64\r\n\r\n([\w+/=\r\n]*?)\r\n--/.exec(source) ?? [];
  expect(Buffer.from(encoded, 'base64').toString()).toBe(long);
});

test('lists newest first, a page at a time', async () => {
  const { mailpit, ask } = await open();
  for (const email of [ada.email, bob.email, ada.email]) await ask(email);

  const page = await mailpit.listMessages(1, 1);

  expect(page).toMatchObject({ total: 3, count: 1, messages_count: 3, start: 1 });
  expect(page.messages.map(({ To }) => To[0]?.Address)).toEqual([bob.email]);
  expect((await mailpit.listMessages(0, 0)).count).toBe(3);
  expect((await mailpit.listMessages(9)).messages).toEqual([]);
});

test.each<[query: string, found: readonly string[]]>([
  ['to:ada', ['ada']],
  ['to:"ADA@example.com"', ['ada']],
  ['"to:ada@example.com"', ['ada']],
  ['-to:ada', ['bob']],
  ['!to:ada', ['bob']],
  ['addressed:bob', ['bob']],
  ['from:nobody-at-all', []],
  ['subject:reset to:bob', ['bob']],
  ['subject:nonsense', []],
  ['bob', ['bob']],
  ['"ada@example.com"', ['ada']],
  ['code', ['bob', 'ada']],
  ['code nonsense', []],
  ['is:unread', ['bob', 'ada']],
  ['is:read', []],
  ['is:tagged', []],
  ['tag:x', []],
  ['cc:ada', []],
  ['has:attachment', []],
  ['after:2026-01-02', ['bob', 'ada']],
  ['after:2026-01-02T03:04:06Z', ['bob']],
  ['after:"2026-01-02 03:04:06"', ['bob']],
  ['before:2026-01-02T03:04:06Z', ['ada']],
  ['after:1767323046', ['bob']],
  ['before:2026-01-02', []],
  ['after:nonsense', ['bob', 'ada']],
  ['larger:1', ['bob', 'ada']],
  ['smaller:64k', ['bob', 'ada']],
  ['larger:1mb', []],
  ['---', ['bob', 'ada']],
  ['to:', ['bob', 'ada']],
  ['-to:', ['bob', 'ada']],
])('finds by %s', async (query, names) => {
  const { mailpit, ask } = await open();
  for (const email of [ada.email, bob.email]) await ask(email);

  const { messages, messages_count } = await mailpit.searchMessages({ query });

  expect(messages.map(({ To }) => To[0]?.Address.split('@')[0])).toEqual(names);
  expect(messages_count).toBe(names.length);
});

test('marks mails as read when they are opened, and as asked', async () => {
  const { mailpit, ask } = await open();
  for (const email of [ada.email, bob.email]) await ask(email);
  const unread = async (): Promise<number> => (await mailpit.getInfo()).Unread;

  await mailpit.getMessageSource();
  expect(await unread()).toBe(2);
  await mailpit.getMessageSummary();
  expect(await unread()).toBe(1);
  await mailpit.setReadStatus({ Read: true });
  expect(await unread()).toBe(0);
  await mailpit.setReadStatus({ Read: false, Search: 'to:ada' });
  expect(await unread()).toBe(1);
});

test.each([
  '/api/v1/message/latest',
  '/api/v1/message/latest/headers',
  '/api/v1/message/latest/raw',
  '/view/latest.html',
  '/view/latest.txt',
])('finds the latest mail of a search at %s', async (path) => {
  const { mock, url, ask } = await open();
  for (const email of [ada.email, bob.email]) await ask(email);
  const [bobs, adas] = await mock.outbox.list();
  const read = async (query: string) => call(url, 'GET', `${path}?query=${encodeURIComponent(query)}`);
  const of = async (id = ''): Promise<unknown> => (await call(url, 'GET', path.replace('latest', id))).body;

  expect((await read('to:ada')).body).toEqual(await of(adas?.id));
  expect((await read(' ')).body).toEqual(await of(bobs?.id));
  expect(await read('to:nobody')).toMatchObject({ status: 404, body: 'Message not found' });
});

test('reads the names of a body in any case, and null as nothing', async () => {
  const { mock, mailpit, url, ask } = await open();
  for (const email of [ada.email, bob.email, bob.email]) await ask(email);
  const [newest, second] = await mock.outbox.list();

  await call(url, 'PUT', '/api/v1/messages', JSON.stringify({ ids: [newest?.id], read: true, search: null }));
  expect((await mailpit.searchMessages({ query: 'is:read' })).messages.map(({ ID }) => ID)).toEqual([newest?.id]);
  await call(url, 'DELETE', '/api/v1/messages', JSON.stringify({ ids: [second?.id] }));
  expect(await mock.outbox.list()).toHaveLength(2);
  await call(url, 'DELETE', '/api/v1/messages', '{"IDs":null}');
  expect(await mock.outbox.list()).toEqual([]);
});

test('deletes mails by id, by search, and all', async () => {
  const { mailpit, mock, ask } = await open();
  for (const email of [ada.email, bob.email, ada.email, ada.email]) await ask(email);
  const [newest] = await mock.outbox.list();

  await mailpit.deleteMessages({ IDs: [newest?.id ?? '', 'nope'] });
  expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([ada.email, bob.email, ada.email]);
  await mailpit.deleteMessagesBySearch({ query: 'to:bob' });
  expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([ada.email, ada.email]);
  await mailpit.deleteMessages();
  expect(await mock.outbox.list()).toEqual([]);
});

test('has the mails of all backends, of one, and of a namespace', async () => {
  const { mock, origin, url, ask, askUnleash, post } = await open();
  await ask(ada.email);
  await askUnleash(bob.email);
  await post('/email/send-reset-password', { email: bob.email }, '/@worker-3');
  const [inNamespace] = await mock.namespace('worker-3').outbox.list();
  const recipients = async (base: string): Promise<readonly string[]> =>
    (await new MailpitClient(base).listMessages()).messages.map(({ To }) => To[0]?.Address ?? '').sort();

  expect(await recipients(url)).toEqual([ada.email, bob.email]);
  expect(await recipients(`${origin}/_resetkit/unleash/mailpit`)).toEqual([bob.email]);
  expect(await recipients(`${origin}/_resetkit/insforge/mailpit`)).toEqual([ada.email]);
  expect((await new MailpitClient(`${origin}/@worker-3/_resetkit/mailpit`).getMessageSummary()).ID).toBe(
    inNamespace?.id,
  );
});

test('has the mails of a backing server that is not served itself', async () => {
  const portal = createMockServer(apphandoff(), { seed: [ada] });
  const server = await serve(portal, { port: 0 });
  onTestFinished(() => server.close());
  await portal.behind?.fetch('/auth/v1/recover', {
    method: 'POST',
    headers: { apikey: supabase().options.anonKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email: ada.email }),
  });
  const mails = (await portal.behind?.outbox.list()) ?? [];

  const listed = await new MailpitClient(`http://127.0.0.1:${server.port}/_resetkit/apphandoff/mailpit`).listMessages();

  expect(mails).toHaveLength(1);
  expect(listed.messages.map(({ ID }) => ID)).toEqual(mails.map(({ id }) => id));
  expect(portal.behind?.provider.id).toBe(supabase().id);
});

const requests: Record<Id, readonly (readonly [status: number, path: string, body?: string])[]> = {
  listMails: [[200, '/api/v1/messages?limit=x&start=-1']],
  markMails: [
    [200, '/api/v1/messages', '{"IDs":["nope"],"Read":true}'],
    [400, '/api/v1/messages'],
    [400, '/api/v1/messages', 'x'],
    [400, '/api/v1/messages', '{"Read":"yes"}'],
    [400, '/api/v1/messages', '{"IDs":["nope"],"Search":"x"}'],
  ],
  searchMails: [
    [200, '/api/v1/search?query=x&tz=Pacific/Auckland'],
    [400, '/api/v1/search'],
    [400, '/api/v1/search?query='],
    [400, '/api/v1/search?query=%20'],
  ],
  getMail: [
    [200, '/api/v1/message/latest'],
    [404, '/api/v1/message/nope'],
  ],
  getMailHeaders: [
    [200, '/api/v1/message/latest/headers'],
    [404, '/api/v1/message/nope/headers'],
  ],
  getMailSource: [
    [200, '/api/v1/message/latest/raw'],
    [404, '/api/v1/message/nope/raw'],
  ],
  viewMailHtml: [
    [200, '/view/latest.html'],
    [404, '/view/nope.html'],
  ],
  viewMailText: [
    [200, '/view/latest.txt'],
    [404, '/view/nope.txt'],
  ],
  getInfo: [[200, '/api/v1/info']],
  listTags: [[200, '/api/v1/tags']],
  deleteFoundMails: [
    [200, '/api/v1/search?query=to:ada'],
    [400, '/api/v1/search'],
  ],
  deleteMails: [
    [200, '/api/v1/messages'],
    [400, '/api/v1/messages', '{"IDs":1}'],
  ],
};

test.each(Object.keys(operations) as Id[])('%s answers every status that the description gives it', async (id) => {
  const { origin, url, ask } = await open();
  await ask(ada.email);
  const { method } = operations[id];
  const [first] = requests[id];

  const answers = [];
  for (const [, path, body] of requests[id]) answers.push(await call(url, method, path, body));
  expect(answers.map(({ status }) => status)).toEqual(requests[id].map(([status]) => status));

  const guarded = await open({ token: 'the-token' });
  answers.push(await call(guarded.url, method, first?.[1] ?? '', first?.[2]));
  if ('body' in schemas[id]) answers.push(await call(url, method, first?.[1] ?? '', 'x'.repeat(1024 * 1024 + 1)));
  const foreign = { origin: 'https://evil.example' };
  answers.push(await call(url, method, first?.[1] ?? '', first?.[2], foreign));
  answers.push(await call(`${origin}/_resetkit/nope/mailpit`, method, first?.[1] ?? '', first?.[2]));
  expect(answers.every(({ id: met, described }) => met === id && described)).toBe(true);
  expect([...new Set(answers.map(({ status }) => String(status)))].sort()).toEqual(Object.keys(schemas[id].responses));
});

test('refuses pages of other origins, lets those of this machine in, and says what is not here', async () => {
  const { url } = await open();
  const page = { origin: 'http://localhost:5173' };

  expect(await call(url, 'GET', '/api/v1/messages', undefined, { origin: 'https://evil.example' })).toMatchObject({
    status: 403,
    body: 'The control API is for programs and for pages of this machine. Serve with --public-url to name another origin.',
  });
  const answer = await fetch(`${url}/api/v1/messages`, { headers: page });
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, page.origin]);
  expect((await call(url, 'OPTIONS', '/api/v1/messages', undefined, page)).status).toBe(204);
  expect((await call(url, 'POST', '/api/v1/messages')).status).toBe(405);
  expect(await call(url, 'POST', '/api/v1/send', '{}')).toMatchObject({
    status: 404,
    body: "There is no /api/v1/send in the part of Mailpit's API that is here. See openapi/mailpit.yaml.",
  });
});
