import { expect, test } from 'vitest';
import { u } from '../insforge/world.ts';
import { controlling, problem } from './controlling.ts';

const send = '/api/auth/email/send-reset-password';
const verify = '/api/auth/email/send-verification';

test('lists no mails when none were sent', async () => {
  const { control } = await controlling();

  expect(await control('GET', '/insforge/outbox')).toEqual({ status: 200, body: { messages: [] } });
});

test('lists the mails that the mock shows in-process, the newest first', async () => {
  const { control, insforge, mock } = await controlling();
  await insforge.post(send, { email: u.email });
  await insforge.post(verify, { email: u.email });

  const answer = await control('GET', '/insforge/outbox');

  expect(answer).toEqual({ status: 200, body: { messages: await mock.outbox.list() } });
  expect(answer.body).toMatchObject({ messages: [{ kind: 'verification' }, { kind: 'password-reset' }] });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('does not take a mail away from a test that waits for it in-process', async () => {
  const { control, insforge, mock } = await controlling();
  await insforge.post(send, { email: u.email });

  await control('GET', '/insforge/outbox?wait=10');

  expect(await mock.outbox.waitFor({ timeout: 0 })).toMatchObject({ to: u.email });
});

test('filters by recipient, regardless of the case, by kind and by what came before', async () => {
  const { control, insforge, mock } = await controlling();
  await mock.accounts.put({ email: 'plus+tag@example.com' });
  await insforge.post(send, { email: u.email });
  await insforge.post(send, { email: 'plus+tag@example.com' });
  mock.clock.advance('1s');
  await insforge.post(verify, { email: u.email });
  const [third, second, first] = await mock.outbox.list();
  const listed = async (query: Record<string, string>): Promise<unknown> =>
    (await control('GET', `/insforge/outbox?${new URLSearchParams(query)}`)).body;

  expect(await listed({ to: 'U@EXAMPLE.com' })).toEqual({ messages: [third, first] });
  expect(await listed({ to: 'plus+tag@example.com' })).toEqual({ messages: [second] });
  expect(await listed({ kind: 'password-reset' })).toEqual({ messages: [second, first] });
  expect(await listed({ kind: 'invitation' })).toEqual({ messages: [] });
  expect(await listed({ after: first?.id ?? '' })).toEqual({ messages: [third, second] });
  expect(await listed({ after: '2026-01-02T03:04:05.000Z' })).toEqual({ messages: [third] });
  expect(await listed({ to: u.email, kind: 'verification', after: second?.id ?? '' })).toEqual({ messages: [third] });
});

test('answers a wait at once when there is a mail', async () => {
  const { control, insforge, mock } = await controlling();
  await insforge.post(send, { email: u.email });

  const answer = await control('GET', '/insforge/outbox?wait=60000');

  expect(answer).toEqual({ status: 200, body: { messages: await mock.outbox.list() } });
});

test('answers a wait as soon as a mail comes that matches', async () => {
  const { control, insforge, mock } = await controlling();

  const waiting = control('GET', `/insforge/outbox?to=${u.email}&kind=verification&wait=60000`);
  await insforge.post(send, { email: u.email });
  await insforge.post(verify, { email: u.email });

  const [newest] = await mock.outbox.list();
  expect(await waiting).toEqual({ status: 200, body: { messages: [newest] } });
});

test('answers a wait with nothing when nothing came', async () => {
  const { control, insforge } = await controlling();
  await insforge.post(send, { email: u.email });

  expect(await control('GET', '/insforge/outbox?to=nobody@example.com&wait=5')).toEqual({
    status: 200,
    body: { messages: [] },
  });
});

test.each([
  ['kind=reset', 'kind: expected one of password-reset, verification, sign-in, invitation, notification, bounce.'],
  ['wait=soon', 'wait: expected number.'],
  ['wait=-1', 'wait: expected 0 or more.'],
  ['wait=60001', 'wait: expected 60000 or less.'],
  ['wait=1.5', 'wait: expected int.'],
  ['after=', 'after: expected 1 or more characters.'],
  ['after=the%20first', `Expected the id of a message or a time as 'after', not "the first".`],
  [
    'wait=-1&kind=x',
    'kind: expected one of password-reset, verification, sign-in, invitation, notification, bounce; wait: expected 0 or more.',
  ],
  ['foo=1', 'There is no query parameter "foo" here. Known: to, kind, after, wait.'],
  ['email=u@example.com', 'There is no query parameter "email" here. Known: to, kind, after, wait.'],
  ['to=a@example.com&to=b@example.com', 'The query parameter "to" may be given once.'],
])('refuses the filter %s', async (query, detail) => {
  const { control } = await controlling();

  expect(await control('GET', `/insforge/outbox?${query}`)).toEqual(problem(400, 'Bad Request', detail));
});

test('says when a mail arrived that a fault delayed', async () => {
  const { control, insforge, mock } = await controlling();
  await mock.faults.add({ mail: 'any', do: 'delay', by: '5m' });
  await insforge.post('/api/auth/email/send-reset-password', { email: u.email });
  mock.clock.advance('6m');

  const arrived = { sentAt: '2026-01-02T03:04:05.000Z', arrivesAt: '2026-01-02T03:09:05.000Z' };
  expect(await control('GET', '/insforge/outbox')).toMatchObject({ body: { messages: [arrived] } });
  expect(await control('POST', '/insforge/outbox/next', {})).toMatchObject({ body: arrived });
});

test.each(['/insforge/outbox/next', '/insforge/journal/next'])(
  'refuses to wait at %s for a filter that is wrong',
  async (path) => {
    const { control } = await controlling();

    expect((await control('POST', path, { after: 'soon', timeoutMs: 1 })).status).toBe(400);
    expect((await control('POST', path, { timeoutMs: 1 })).status).toBe(404);
  },
);
