import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import type { JournalRow } from '../../src/core/journal/journal-row.ts';
import type { ControlledMockServer } from '../../src/core/server.ts';
import { howToCallBackends } from '../../src/workbench/journal/generated/how-to-call-backends.ts';
import { curl } from '../../src/workbench/journal/repeat/curl.ts';
import { type MockedBackend, repeatTest, type TestTool } from '../../src/workbench/journal/repeat/repeat-test.ts';
import { sdkCall } from '../../src/workbench/journal/repeat/sdk-call.ts';
import { storyOf } from '../../src/workbench/journal/repeat/story.ts';
import { registry } from '../registry.ts';

const root = join(import.meta.dirname, '../../../..');
const require = createRequire(import.meta.url);
const patience = 600_000;

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

async function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  const child = spawn(command, args, { cwd, env: { ...process.env, NO_COLOR: '1' } });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, output: output + errors };
}

/** A folder from which our packages can be imported, until the test is over. */
async function project(): Promise<string> {
  const folder = await mkdtemp(join(import.meta.dirname, 'repeated-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

interface Served {
  readonly url: string;
  readonly mocks: readonly ControlledMockServer[];
}

/** What tells who is signed in. */
const whoAmI: Readonly<Record<string, string>> = {
  insforge: '/api/auth/sessions/current',
  supabase: '/auth/v1/user',
};

/**
 * All backends, each with the story of a reset in its journal: a mail, a new password, the code or link once more. Some with a
 * request that carries a session which no request has made.
 */
async function served(): Promise<Served> {
  const mocks = Object.values(registry).map((make) => {
    const provider = make({});
    return createMockServer(provider, { seed: [provider.demo] });
  });
  const server = await serve(mocks, { port: 0 });
  onTestFinished(server.close);
  for (const mock of mocks) {
    const { id, demo } = mock.provider;
    await mock.situations.make('used', { email: demo.email });
    if (whoAmI[id] === undefined) continue;
    const { tokens } = await mock.sessions.make(demo.email);
    const { anonKey } = Object(await mock.options.get());
    await mock.fetch(whoAmI[id], { headers: { Authorization: `Bearer ${tokens.accessToken}`, apikey: anonKey } });
  }
  return { url: server.url, mocks };
}

async function backendOf(mock: ControlledMockServer, url: string): Promise<MockedBackend> {
  const { id } = mock.provider;
  const how = howToCallBackends[id];
  if (!how) throw new Error(`The list has no ${id}.`);
  const options = Object(await mock.options.get());
  return { ...how, id, baseUrl: `${url}/${id}`, options, limits: await mock.limits.get() };
}

async function rowsOf(mock: ControlledMockServer): Promise<readonly JournalRow[]> {
  return (await mock.journal.list({ secrets: true })).toReversed();
}

/** Tests that repeat the first mail, the last request of the reset and the last request of each backend, by the name of a file. */
async function testsOf(tool: TestTool): Promise<ReadonlyMap<string, string>> {
  const { url, mocks } = await served();
  const files = new Map<string, string>();
  for (const mock of mocks) {
    const [backend, rows] = [await backendOf(mock, url), await rowsOf(mock)];
    const repeated = [
      rows.find(({ mails }) => mails.length > 0),
      rows.findLast(({ situation }) => situation !== undefined),
      rows.at(-1),
    ];
    for (const row of new Set(repeated)) {
      if (!row) continue;
      const before = rows.filter(({ id, email }) => Number(id) < Number(row.id) && email === row.email);
      const known = { before, mails: await mock.outbox.list(), faults: [], hasSecondFactor: false };
      const story = storyOf(row, { ...known, keys: Object.values(backend.options) });
      files.set(`${backend.id}-${row.id}.${tool === 'vitest' ? 'test' : 'spec'}.ts`, repeatTest(story, backend, tool));
    }
  }
  return files;
}

/** A call of the SDK for each row of each backend, by the name of a file. */
async function sdkCalls({ url, mocks }: Served): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const mock of mocks) {
    const backend = await backendOf(mock, url);
    for (const row of await rowsOf(mock)) files.set(`${backend.id}-${row.id}.ts`, sdkCall(row, backend) ?? '');
  }
  return files;
}

async function operationsOf(mock: ControlledMockServer): Promise<readonly string[]> {
  return (await rowsOf(mock)).flatMap(({ operation }) => operation ?? []);
}

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, content] of files) await writeFile(join(folder, name), content);
}

async function typeErrors(folder: string): Promise<string> {
  const config = {
    extends: join(root, 'tsconfig.test.json'),
    compilerOptions: { incremental: false, tsBuildInfoFile: null, types: ['node'] },
    include: ['*.ts'],
    references: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return (await run(process.execPath, [tsc, '-p', folder], root)).output;
}

test(
  'what is copied compiles',
  async () => {
    const folder = await project();
    await write(folder, await testsOf('vitest'));
    await write(folder, await testsOf('playwright'));
    await write(folder, await sdkCalls(await served()));

    expect(await typeErrors(folder)).toBe('');
  },
  patience,
);

test(
  'a copied test is answered as the request was, in Vitest',
  async () => {
    const folder = await project();
    const tests = await testsOf('vitest');
    await write(folder, tests);
    await writeFile(join(folder, 'vitest.config.mjs'), 'export default { test: { isolate: false } };\n');

    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const { status, output } = await run(process.execPath, [vitest, 'run', '--root', folder], folder);

    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringContaining(`${tests.size} passed (${tests.size})`),
    });
  },
  patience,
);

test(
  'a copied test is answered as the request was, in Playwright',
  async () => {
    const folder = await project();
    const tests = await testsOf('playwright');
    await write(folder, tests);
    await writeFile(
      join(folder, 'playwright.config.ts'),
      "export default { reporter: 'line', workers: 1, outputDir: 'results' };\n",
    );

    const { status, output } = await run(process.execPath, [require.resolve('@playwright/test/cli'), 'test'], folder);

    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining(`${tests.size} passed`) });
  },
  patience,
);

test(
  'a copied call of the SDK reaches its operation',
  async () => {
    const folder = await project();
    const { url, mocks } = await served();
    const files = await sdkCalls({ url, mocks });
    await write(folder, files);
    await writeFile(join(folder, 'all.mts'), [...files.keys()].map((name) => `await import('./${name}');\n`).join(''));
    const before = new Map(await Promise.all(mocks.map(async (mock) => [mock, await operationsOf(mock)] as const)));

    const { status, output } = await run(process.execPath, ['--import', require.resolve('tsx'), 'all.mts'], folder);

    expect({ status, output }).toEqual({ status: 0, output: expect.any(String) });
    for (const mock of mocks)
      expect(await operationsOf(mock)).toEqual([...(before.get(mock) ?? []), ...(before.get(mock) ?? [])]);
  },
  patience,
);

test(
  'a copied curl makes the same request again',
  async () => {
    const { url, mocks } = await served();

    for (const mock of mocks) {
      const { baseUrl } = await backendOf(mock, url);
      const rows = await rowsOf(mock);
      for (const row of rows) await run('sh', ['-c', curl(row, baseUrl)], import.meta.dirname);
      const again = (await rowsOf(mock)).slice(rows.length);

      const told = ({ method, target, request }: JournalRow): object => ({ method, target, body: request.body });
      expect(again.map(told)).toEqual(rows.map(told));
    }
  },
  patience,
);
