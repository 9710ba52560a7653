import { expect, onTestFinished, test, vi } from 'vitest';
import { type Clock, createClock } from './clock.ts';
import type { MailBodies } from './mail-bodies.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Mail, MailKind, Message } from './message.ts';
import type { MessageFilter } from './message-filter.ts';
import { createOutbox, type SendingOutbox } from './outbox.ts';
import { createRandom } from './random.ts';
import type { Store } from './store.ts';

const from = 'Shop <noreply@example.com>';

function start(onSent: (message: Message) => void = () => {}): { outbox: SendingOutbox; clock: Clock } {
  const clock = createClock('2026-01-02T03:04:05Z');
  return {
    clock,
    outbox: createOutbox({
      store: createMemoryStore(),
      clock,
      random: createRandom('outbox'),
      sender: () => from,
      onSent,
      fateOf: async () => undefined,
    }),
  };
}

function mail(to: string, kind: MailKind = 'password-reset', code = '123456'): Mail {
  return { to, kind, subject: 'Reset your password', text: `Code ${code}`, html: `<p>${code}</p>`, code };
}

test('gives a mail an id, the sender and the time by its clock', async () => {
  const { outbox } = start();

  const sent = await outbox.send(mail('ada@example.com'));

  expect(sent).toEqual({
    id: expect.any(String),
    from,
    ...mail('ada@example.com'),
    sentAt: '2026-01-02T03:04:05.000Z',
  });
  expect(await outbox.list()).toEqual([sent]);
});

test('tells whoever listens about each mail', async () => {
  const heard: string[] = [];
  const { outbox } = start(({ to }) => heard.push(to));

  await outbox.send(mail('ada@example.com'));

  expect(heard).toEqual(['ada@example.com']);
});

test('lists the newest mail first, also when all were sent at the same moment', async () => {
  const { outbox } = start();
  for (const to of ['a@example.com', 'b@example.com', 'c@example.com']) await outbox.send(mail(to));

  expect((await outbox.list()).map(({ to }) => to)).toEqual(['c@example.com', 'b@example.com', 'a@example.com']);
});

test('lists the mails to one recipient, regardless of the case', async () => {
  const { outbox } = start();
  await outbox.send(mail('Ada@Example.com'));
  await outbox.send(mail('bob@example.com'));

  expect((await outbox.list({ to: 'aDA@example.COM' })).map(({ to }) => to)).toEqual(['Ada@Example.com']);
});

test('lists the mails of one kind', async () => {
  const { outbox } = start();
  await outbox.send(mail('ada@example.com', 'verification'));
  await outbox.send(mail('ada@example.com', 'password-reset'));

  expect((await outbox.list({ kind: 'verification' })).map(({ kind }) => kind)).toEqual(['verification']);
});

test('lists what was sent after a mail, by its id', async () => {
  const { outbox } = start();
  const first = await outbox.send(mail('a@example.com'));
  await outbox.send(mail('b@example.com'));
  await outbox.send(mail('c@example.com'));

  expect((await outbox.list({ after: first.id })).map(({ to }) => to)).toEqual(['c@example.com', 'b@example.com']);
  expect((await outbox.list({ after: first.id, to: 'b@example.com' })).map(({ to }) => to)).toEqual(['b@example.com']);
});

test('lists what was sent after a time, as text, in milliseconds and as a date', async () => {
  const { outbox, clock } = start();
  await outbox.send(mail('a@example.com'));
  clock.advance('1s');
  await outbox.send(mail('b@example.com'));

  const asText = await outbox.list({ after: '2026-01-02T03:04:05Z' });
  const asNumber = await outbox.list({ after: Date.parse('2026-01-02T03:04:05Z') });
  const asDate = await outbox.list({ after: new Date('2026-01-02T03:04:05Z') as never });

  expect(asText.map(({ to }) => to)).toEqual(['b@example.com']);
  expect([asNumber, asDate]).toEqual([asText, asText]);
});

// JavaScript reads the last one as a date.
test.each(['the first one', 'mail 1'])(
  'refuses to list what came after "%s", which is no id and no time',
  async (after) => {
    await expect(start().outbox.list({ after })).rejects.toThrow(
      `Expected the id of a message or a time as 'after', not "${after}".`,
    );
  },
);

test('hands out a mail that is there already', async () => {
  const { outbox } = start();
  const sent = await outbox.send(mail('ada@example.com'));

  expect(await outbox.waitFor({ to: 'ada@example.com' })).toEqual(sent);
});

test('hands out a mail that comes while it waits', async () => {
  const { outbox } = start();

  const waiting = outbox.waitFor({ to: 'ada@example.com' });
  await outbox.send(mail('bob@example.com'));
  const sent = await outbox.send(mail('ada@example.com'));

  expect(await waiting).toEqual(sent);
});

test('hands out each mail once, the oldest first', async () => {
  const { outbox } = start();
  const first = await outbox.send(mail('ada@example.com', 'password-reset', '111111'));
  const second = await outbox.send(mail('ada@example.com', 'password-reset', '222222'));

  expect(await outbox.waitFor()).toEqual(first);
  expect(await outbox.waitFor()).toEqual(second);
  await expect(outbox.waitFor({ timeout: 0 })).rejects.toThrow('came within 0 ms');
});

test('hands out two mails to two that wait at the same time', async () => {
  const { outbox } = start();

  const waiting = Promise.all([outbox.waitFor(), outbox.waitFor()]);
  const first = await outbox.send(mail('ada@example.com', 'password-reset', '111111'));
  const second = await outbox.send(mail('ada@example.com', 'password-reset', '222222'));

  expect(await waiting).toEqual([first, second]);
});

test('looks back with after, also at what was handed out', async () => {
  const { outbox } = start();
  const first = await outbox.send(mail('a@example.com'));
  const second = await outbox.send(mail('b@example.com'));
  await outbox.waitFor({ to: 'b@example.com' });

  expect(await outbox.waitFor({ after: first.id })).toEqual(second);
  await expect(outbox.waitFor({ after: second.id, timeout: 0 })).rejects.toThrow('came within 0 ms');
});

test('says what was waited for and what is there when nothing comes', async () => {
  const { outbox } = start();
  await outbox.send(mail('bob@example.com'));

  await expect(outbox.waitFor({ to: 'ada@example.com', kind: 'verification', timeout: '5ms' })).rejects.toThrow(
    'No mail with to "ada@example.com", kind "verification" came within 5 ms. In the outbox: password-reset to bob@example.com: Reset your password.',
  );
});

test('says that the outbox is empty when it is', async () => {
  await expect(start().outbox.waitFor({ timeout: 0 })).rejects.toThrow(
    'No mail came within 0 ms. The outbox is empty.',
  );
});

test('goes on with the mails that were handed out already', async () => {
  const { outbox } = start();
  const sent = await outbox.send(mail('ada@example.com'));
  await outbox.waitFor();
  expect(outbox.handedOut()).toEqual([sent.id]);

  await outbox.resume([]);

  expect(await outbox.waitFor({ timeout: 0 })).toEqual(sent);
});

test('lists within a time what is there, what comes, and nothing when nothing comes', async () => {
  const { outbox } = start();
  expect(await outbox.list({ timeout: 0 })).toEqual([]);

  const coming = outbox.list({ to: 'ada@example.com', timeout: 5_000 });
  const sent = await outbox.send(mail('ada@example.com'));

  expect(await coming).toEqual([sent]);
  expect(await outbox.list({ timeout: 0 })).toEqual([sent]);
});

test('keeps the newest thousand mails', async () => {
  const { outbox } = start();
  for (let number = 0; number < 1_002; number += 1) await outbox.send(mail(`n${number}@example.com`));

  const messages = await outbox.list();

  expect(messages).toHaveLength(1_000);
  expect([messages[0]?.to, messages.at(-1)?.to]).toEqual(['n1001@example.com', 'n2@example.com']);
});

test('waits in real time, even if a test uses fake timers', async () => {
  const { outbox } = start();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());

  await expect(outbox.waitFor({ timeout: 5 })).rejects.toThrow('came within 5 ms');
  expect(await outbox.list({ timeout: 5 })).toEqual([]);
});

test('refuses a filter that there is not and names those that there are', async () => {
  const { outbox } = start();
  const filter = { email: 'ada@example.com' } as MessageFilter;

  const sentence = 'Mails have no filter "email". Known: to, kind, after, timeout, signal.';

  await expect(outbox.list(filter)).rejects.toThrow(sentence);
  await expect(outbox.waitFor(filter)).rejects.toThrow(sentence);
});

test.each([['ada@example.com'], [null], [[]]])('refuses %j as a filter at once', async (filter) => {
  const sentence = `Expected a filter such as { to: 'ada@example.com' }, not ${JSON.stringify(filter)}.`;
  const { outbox } = start();

  await expect(outbox.waitFor(filter as MessageFilter)).rejects.toThrow(sentence);
  await expect(outbox.list(filter as MessageFilter)).rejects.toThrow(sentence);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('mine');
    },
  ],
  ['rejects', () => Promise.reject(new Error('mine'))],
])('sends a mail all the same when who listens %s, and says so once', async (_, listener) => {
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => complaints.mockRestore());
  const { outbox } = start(listener);

  const sent = await outbox.send(mail('ada@example.com'));

  expect(await outbox.waitFor()).toEqual(sent);
  expect(complaints.mock.calls).toEqual([['Resetkit: onMail threw.', new Error('mine')]]);
});

/** An outbox by the machine's time, which the test's fake timers move, with what its listener hears. */
function startDelaying(): { outbox: SendingOutbox; clock: Clock; heard: string[]; send(to: string, ms: number): void } {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const heard: string[] = [];
  const clock = createClock();
  const parts = { store: createMemoryStore(), clock, random: createRandom('outbox'), sender: () => from };
  const outbox = createOutbox({ ...parts, onSent: ({ to }) => heard.push(to), fateOf: async () => undefined });
  clock.onMove(outbox.look);
  return { outbox, clock, heard, send: (to, ms) => void outbox.send(mail(to), { do: 'delay', ms }) };
}

test('delivers delayed mails in the order in which they arrive', async () => {
  const { heard, send } = startDelaying();
  send('ada@example.com', 2_000);
  send('bob@example.com', 1_000);

  await vi.advanceTimersByTimeAsync(2_000);

  expect(heard).toEqual(['bob@example.com', 'ada@example.com']);
});

test('delivers a delayed mail at its time after the clock was advanced', async () => {
  const { clock, heard, send } = startDelaying();
  send('ada@example.com', 60_000);
  await vi.advanceTimersByTimeAsync(0);

  clock.advance('59s');
  await vi.advanceTimersByTimeAsync(1_000);

  expect(heard).toEqual(['ada@example.com']);
});

test('delivers a delayed mail after the clock stood still for a while', async () => {
  const { clock, heard, send } = startDelaying();
  send('ada@example.com', 1_000);
  await vi.advanceTimersByTimeAsync(0);
  clock.freeze();
  await vi.advanceTimersByTimeAsync(5_000);
  const early = [...heard];

  clock.resume();
  await vi.advanceTimersByTimeAsync(1_000);

  expect([early, heard]).toEqual([[], ['ada@example.com']]);
});

test('delivers a mail that is delayed by a month', async () => {
  const { heard, send } = startDelaying();
  send('ada@example.com', 30 * 86_400_000);

  await vi.advanceTimersByTimeAsync(30 * 86_400_000);

  expect(heard).toEqual(['ada@example.com']);
});

test('forgets delayed mails with all others', async () => {
  const { outbox, heard, send } = startDelaying();
  send('ada@example.com', 1_000);
  await vi.advanceTimersByTimeAsync(0);

  await outbox.clear();
  await vi.advanceTimersByTimeAsync(1_000);

  expect([heard, await outbox.list()]).toEqual([[], []]);
});

const bodies: MailBodies = {
  reset: ({ code = '' }, { name = '' }) => ({ text: `Dear ${name}: ${code}`, html: `<b>${name}</b> ${code}` }),
};
const filled = {
  to: 'ada@example.com',
  kind: 'password-reset',
  subject: 'Reset your password',
  code: '123456',
  template: 'reset',
  values: { name: 'Ada' },
} as const;

function startWith(store: Store, onSent?: (message: Message) => void): SendingOutbox {
  const clock = createClock('2026-01-02T03:04:05Z');
  const random = createRandom('outbox');
  return createOutbox({ store, clock, random, sender: () => from, bodies, onSent, fateOf: async () => undefined });
}

test('keeps what a template fills in, and everybody reads the text that it makes', async () => {
  const store = createMemoryStore();
  const heard: Message[] = [];
  const outbox = startWith(store, (message) => heard.push(message));

  const sent = await outbox.send(filled);

  const { template: _template, values: _values, ...facts } = filled;
  const whole = {
    ...facts,
    id: sent.id,
    from,
    text: 'Dear Ada: 123456',
    html: '<b>Ada</b> 123456',
    sentAt: '2026-01-02T03:04:05.000Z',
  };
  expect((await store.list('outbox/')).map(([, row]) => row)).toEqual([
    { ...filled, id: sent.id, from, sentAt: whole.sentAt },
  ]);
  expect([await outbox.list(), [await outbox.waitFor()], heard, [outbox.whole(sent)]]).toEqual([
    [whole],
    [whole],
    [whole],
    [whole],
  ]);
});

test.each([
  ['twice', { do: 'duplicate' }, ['Dear Ada: 123456', 'Dear Ada: 123456']],
  [
    'not at all',
    { do: 'bounce' },
    ['The mail "Reset your password" to ada@example.com could not be delivered: 550 5.1.1 There is no such mailbox.'],
  ],
] as const)('shows the text of a mail of a template that arrives %s', async (_how, fate, texts) => {
  const outbox = startWith(createMemoryStore());

  await outbox.send(filled, fate);

  expect((await outbox.list()).map(({ text }) => text)).toEqual(texts);
});

test('rejects a mail that names a template that is not there', async () => {
  const outbox = startWith(createMemoryStore());
  await outbox.send({ ...filled, template: 'welcome' });

  await expect(outbox.list()).rejects.toThrow('There is no mail template "welcome". Known: reset.');
});

test('writes each header of a mail in one line', async () => {
  const { outbox } = start();
  const to = 'ada@example.com\r\nBcc: eve@example.com';

  await outbox.send({ ...mail(to), from: 'Shop\n <a@b.c>', subject: 'Hello \r\n  Ada\rLovelace' });

  expect(await outbox.list()).toMatchObject([
    { to: 'ada@example.com Bcc: eve@example.com', from: 'Shop <a@b.c>', subject: 'Hello Ada Lovelace' },
  ]);
});
