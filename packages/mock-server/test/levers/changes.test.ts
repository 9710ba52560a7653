import { createMemoryStore, createMockServer, type MockControl } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type ChangedPart, changedParts } from '../../src/core/changes/changed-part.ts';
import { ada, askForReset, eachWay, now } from './levers.ts';

/** What a listener was told, when it knows all that was there at the beginning. */
async function heardBy(mock: Pick<MockControl, 'onChange'>) {
  const heard: (readonly ChangedPart[])[] = [];
  const stop = mock.onChange((changed) => heard.push(changed));
  onTestFinished(stop);
  await expect.poll(() => heard).toEqual([changedParts]);
  heard.length = 0;
  return { heard, stop };
}

/** Waits until all of these parts were told. */
async function told(heard: readonly (readonly ChangedPart[])[], parts: readonly ChangedPart[]): Promise<void> {
  await expect.poll(() => changedParts.filter((part) => heard.flat().includes(part))).toEqual(parts);
}

const acts: readonly (readonly [readonly ChangedPart[], (mock: MockControl) => Promise<unknown> | unknown])[] = [
  [['clock'], (mock) => mock.clock.advance('1m')],
  [['options'], (mock) => mock.options.set({ resetPasswordMethod: 'link' })],
  [['limits'], (mock) => mock.limits.set('real')],
  [['delays'], (mock) => mock.delays.set(1)],
  [['codes'], (mock) => mock.codes.set(['123456'])],
  [['faults'], (mock) => mock.faults.add({ operation: 'signIn', status: 500 })],
  [['accounts'], (mock) => mock.accounts.put({ email: 'bob@example.com' })],
  [['outbox'], (mock) => mock.outbox.clear()],
  [['journal'], (mock) => mock.journal.clear()],
  [['namespaces'], (mock) => mock.namespace('worker-3').accounts.list()],
  [changedParts, (mock) => mock.restart()],
];

eachWay(({ open }) => {
  test('refuses a listener that is no function', async () => {
    const { mock } = await open();

    await expect((async () => mock.onChange('outbox' as never))()).rejects.toThrow(
      'Expected a function that is called with what changed, not "outbox".',
    );
  });

  test('tells a listener of each part that a test changes', async () => {
    const { mock } = await open();
    await mock.accounts.list();
    const { heard } = await heardBy(mock);

    for (const [parts, act] of acts) {
      heard.length = 0;
      await act(mock);
      await told(heard, parts);
    }
  });

  test('tells a listener what a request changed, and nothing more after it has stopped', async () => {
    const levers = await open({ limits: 'real' });
    await levers.mock.accounts.list();
    const { heard, stop } = await heardBy(levers.mock);

    await askForReset(levers);
    await told(heard, ['outbox', 'accounts', 'limits', 'journal']);
    stop();
    heard.length = 0;
    const other = await heardBy(levers.mock);
    await levers.mock.clock.advance('1m');

    await told(other.heard, ['clock']);
    expect(heard).toEqual([]);
  });

  test('tells a listener of a mail that a fault holds back when it arrives', async () => {
    const levers = await open();
    await levers.mock.faults.add({ mail: 'password-reset', do: 'delay', by: '1h' });
    const { heard } = await heardBy(levers.mock);
    await askForReset(levers);
    await told(heard, ['accounts', 'faults', 'journal']);

    await levers.mock.clock.advance('1h');

    await told(heard, ['outbox', 'accounts', 'clock', 'faults', 'journal']);
  });

  test('tells a listener of all parts when a snapshot is restored', async () => {
    const { mock } = await open();
    const snapshot = await mock.snapshot();
    const { heard } = await heardBy(mock);

    await mock.restore(snapshot);

    await told(heard, changedParts);
  });
});

const start = () => createMockServer(insforge(), { clock: now, seed: [ada] });

test('all changes of a turn of the event loop are one notice', async () => {
  const mock = start();
  const { heard } = await heardBy(mock);

  mock.delays.set(1);
  mock.clock.advance('1m');
  mock.clock.advance('1m');
  mock.limits.set('real');

  await expect.poll(() => heard).toEqual([['clock', 'limits', 'delays']]);
});

test('an error of a listener is printed, and reaches neither other listeners nor who made the change', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  const mock = start();
  mock.onChange(() => {
    throw new Error('Oops.');
  });

  const { heard } = await heardBy(mock);
  mock.clock.advance('1m');

  await told(heard, ['clock']);
  expect(printed.mock.calls[0]).toEqual(['Resetkit: onChange threw.', new Error('Oops.')]);
});

test('a mock server that is closed tells of all parts, and then takes no listener', async () => {
  const mock = start();
  const { heard } = await heardBy(mock);

  await mock.close();

  expect(heard).toEqual([changedParts]);
  expect(() => mock.onChange(() => {})).toThrow('This mock server was closed.');
});

test('a backend tells of what the one with its accounts changed for it, and of nothing else there', async () => {
  const behind = createMockServer(supabase(), { seed: [ada] });
  const mock = createMockServer(apphandoff(), { behind });
  await mock.accounts.list();
  const { heard } = await heardBy(mock);

  await behind.options.set({ passwordMinLength: 9 });
  behind.limits.set('real');
  behind.clock.advance('1m');
  await behind.accounts.put({ email: 'bob@example.com' });

  await told(heard, ['accounts', 'clock']);
});

test('a backend does not tell of mails that its dependent sends', async () => {
  const behind = createMockServer(supabase(), { seed: [ada] });
  const mock = createMockServer(apphandoff(), { behind });
  await mock.accounts.list();
  const { heard } = await heardBy(behind);
  const dependent = await heardBy(mock);

  await mock.outbox.clear();
  mock.delays.set(1);

  await told(dependent.heard, ['outbox', 'delays']);
  expect(heard).toEqual([]);
});

test('what was changed in a store of the setting is told when it is there', async () => {
  const mock = createMockServer(insforge(), { seed: [ada], store: createMemoryStore() });
  await mock.accounts.list();
  const { heard } = await heardBy(mock);

  await mock.accounts.put({ email: 'bob@example.com' });

  await told(heard, ['accounts']);
});
