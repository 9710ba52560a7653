import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { type FileStore, openFileStore } from '@resetkit/mock-server/stores/file';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { rowsVersion } from '../../src/core/rows-version.ts';
import { ada, json } from '../levers/levers.ts';
import { aStore } from './a-store.ts';

const root = mkdtempSync(join(tmpdir(), 'resetkit-store-'));
afterAll(() => rmSync(root, { recursive: true }));

let count = 0;
const newFolder = (): string => join(root, `store-${++count}`);

/** A store in a folder. What it says about a file that it cannot read goes into `problems`. */
function open(folder: string, problems: string[] = []): FileStore {
  const store = openFileStore(folder, { onProblem: (sentence) => problems.push(sentence) });
  onTestFinished(() => {
    try {
      store.close();
    } catch {
      // The test has closed it.
    }
  });
  return store;
}

const write = (store: FileStore, key: string, value: unknown): Promise<void> =>
  store.update<unknown, void>(key, () => [value, undefined]);

const folders = new WeakMap<object, string>();
function remembered(folder: string): FileStore {
  const store = open(folder);
  folders.set(store, folder);
  return store;
}

aStore({
  name: 'in a folder',
  open: async () => remembered(newFolder()),
  async reopen(store) {
    const folder = folders.get(store) ?? '';
    rmSync(join(folder, 'lock'));
    return remembered(folder);
  },
});

/** A file with 12 changes, and what the store had after each of its lines. */
async function written(): Promise<{ text: string; states: readonly unknown[] }> {
  const folder = newFolder();
  const store = openFileStore(folder);
  const states: unknown[] = [[], []];
  for (let index = 0; index < 12; index += 1) {
    const key = `key-${index % 4}`;
    if (index % 5 === 4 && (await store.get(key)) !== undefined) await store.delete(key);
    else await write(store, key, { index, text: 'ä\n'.repeat(index % 2) });
    states.push(await store.list(''));
  }
  store.close();
  return { text: readFileSync(join(folder, 'store.log'), 'utf8'), states };
}

test('a process that is killed in the middle of a line has lost nothing of the lines before, wherever it was', async () => {
  const { text, states } = await written();
  const bytes = Buffer.from(text);
  const folder = newFolder();
  openFileStore(folder).close();
  for (let length = 0; length <= bytes.length; length += 1) {
    const part = bytes.subarray(0, length);
    writeFileSync(join(folder, 'store.log'), part);
    const problems: string[] = [];
    const store = openFileStore(folder, { onProblem: (sentence) => problems.push(sentence) });

    expect(await store.list('')).toEqual(states[part.filter((byte) => byte === 10).length]);
    expect(problems).toEqual([]);
    store.close();
  }
});

test('a file with a damaged line is put aside as it was, and the store begins empty', async () => {
  const { text } = await written();
  const damaged = text.replace('"index":3', '"index":4');
  const folder = newFolder();
  openFileStore(folder).close();
  writeFileSync(join(folder, 'store.log'), damaged);
  const problems: string[] = [];

  const store = open(folder, problems);

  const path = join(folder, 'store.log');
  expect(problems).toEqual([
    `The store in ${path} cannot be read: line 5 is damaged: its checksum is wrong. It is now ${path}.aside-1, and the store begins empty.`,
  ]);
  expect(await store.list('')).toEqual([]);
  expect(readFileSync(`${path}.aside-1`, 'utf8')).toBe(damaged);
});

test.each([
  [
    'a newer version',
    `{"format":"resetkit-store","version":${rowsVersion + 1}}`,
    `it has version ${rowsVersion + 1}, and this Resetkit reads version ${rowsVersion}`,
  ],
  [
    'an older version',
    '{"format":"resetkit-store","version":1}',
    `it has version 1, and this Resetkit reads version ${rowsVersion}`,
  ],
  ['another program', '{"format":"other"}', 'it is none of Resetkit'],
])('a file of %s is put aside', async (_title, head, reason) => {
  const { crc32 } = await import('node:zlib');
  const folder = newFolder();
  openFileStore(folder).close();
  const path = join(folder, 'store.log');
  writeFileSync(path, `${crc32(head).toString(16).padStart(8, '0')} ${head}\n`);
  const problems: string[] = [];

  open(folder, problems);

  expect(problems).toEqual([
    `The store in ${path} cannot be read: ${reason}. It is now ${path}.aside-1, and the store begins empty.`,
  ]);
});

test('a folder that is in use is refused, and free again after close', () => {
  const folder = newFolder();
  const first = openFileStore(folder);

  expect(() => openFileStore(folder)).toThrow(`Process ${process.pid} uses the folder ${folder} already.`);

  first.close();
  open(folder);
});

test('a folder whose process was killed is free', () => {
  const folder = newFolder();
  openFileStore(folder).close();
  // No process has this number: it is beyond the largest one.
  writeFileSync(join(folder, 'lock'), '4194305 1');

  open(folder);
});

test('a folder that another container uses is refused while its lock is touched, and free when that has ended', () => {
  const folder = newFolder();
  openFileStore(folder).close();
  const lock = join(folder, 'lock');
  writeFileSync(lock, `${process.pid} 1 another-container`);

  expect(() => openFileStore(folder)).toThrow(
    `Process ${process.pid} of another-container uses the folder ${folder} already.`,
  );

  const longAgo = Date.now() / 1_000 - 60;
  utimesSync(lock, longAgo, longAgo);
  open(folder);
});

test('a path that is no folder is refused with a sentence', () => {
  const path = join(root, 'a-file');
  writeFileSync(path, '');

  expect(() => openFileStore(path)).toThrow(`The folder ${path} cannot be made for the store: `);
});

test('what cannot be written is refused, and changes nothing', async () => {
  const store = openFileStore(newFolder());
  await write(store, 'key', 1);
  store.close();

  await expect(write(store, 'key', 2)).rejects.toThrow('The store took no more: ');

  expect(await store.get('key')).toBe(1);
});

test('a file in which most lines are outdated is written anew', async () => {
  const folder = newFolder();
  const store = open(folder);
  for (let index = 0; index <= 12_000; index += 1) await write(store, 'key', index);

  const lines = readFileSync(join(folder, 'store.log'), 'utf8').split('\n').length;

  expect(lines).toBeLessThan(10_000);
  expect(readdirSync(folder).sort()).toEqual(['lock', 'store.log']);
  store.close();
  expect(await open(folder).get('key')).toBe(12_000);
});

test('a file of few values that are large is written anew before it is much larger than they are', async () => {
  const folder = newFolder();
  const store = open(folder);
  for (let index = 0; index < 40; index += 1) await write(store, 'key', `${index}${'x'.repeat(1_000_000)}`);

  expect(statSync(join(folder, 'store.log')).size).toBeLessThan(20_000_000);
});

test('a file that cannot be written anew grows on, and says so', async () => {
  const folder = newFolder();
  const problems: string[] = [];
  const store = open(folder, problems);
  mkdirSync(join(folder, 'store.log.next'));

  for (let index = 0; index <= 12_000; index += 1) await write(store, 'key', index);

  expect(problems).toEqual([
    expect.stringMatching(/^The store cannot be written: .+\. The file grows on, and is tried again later\.$/),
  ]);
  store.close();
  expect(await open(folder).get('key')).toBe(12_000);
});

test('a request whose changes the folder does not take is answered 503 with the reason', async () => {
  const store = openFileStore(newFolder());
  const mock = createMockServer(insforge(), { store, seed: [ada] });
  await mock.accounts.list();
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());

  store.close();
  const answer = await fetch(
    `${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`,
    json({ email: ada.email }),
  );

  expect(answer.status).toBe(503);
  expect(await answer.text()).toMatch(/^The store took no more: .+store\.log cannot be written \(it was closed\)\.\n$/);
});

test('a mock server whose seed was interrupted makes it again', async () => {
  const folder = newFolder();
  const store = open(folder);
  await write(store, 'seeded', { provider: 'insforge', by: 'a process that was killed', at: 0 });
  await write(store, 'address/half@example.com', { secrets: {} });

  const mock = createMockServer(insforge(), { store, seed: [ada] });

  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
  expect(await store.get('address/half@example.com')).toBeUndefined();
  expect(await store.get('seeded')).toBe('insforge');
});
