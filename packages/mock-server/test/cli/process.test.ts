import { mkdtemp, readdir, rm } from 'node:fs/promises';
import nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plans } from '@resetkit/mock-server/verify';
import { afterAll, expect, test, vi } from 'vitest';
import { bundleCli } from '../../../../scripts/bundle-cli.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { nodeProcess } from './node-process.ts';

// What only a process of its own can show: exit codes, signals, pipes. What it prints is tested without one.

const folder = await mkdtemp(join(tmpdir(), 'resetkit-bundle-'));
const bundle = join(folder, 'cli.mjs');
await bundleCli(bundle, { sourcemap: false, protocol: false });
afterAll(() => rm(folder, { recursive: true }));

async function serving(...args: readonly string[]) {
  const started = nodeProcess(bundle, '--port', '0', ...args);
  const [text, port] = await started.printed(/^[\s\S]*?Inbox.*:(\d+)\/\n[\s\S]*Stop with Ctrl\+C\.\n\n/);
  return { ...started, text, origin: `http://localhost:${port}` };
}

const compiles = 'enableCompileCache' in nodeModule;
const ofNode = compiles ? '' : ` (skipped: Node ${process.versions.node} has no compile cache)`;

test.skipIf(!compiles)(`Node keeps what it has compiled for the next start${ofNode}`, async () => {
  const temporary = join(folder, 'temporary');
  vi.stubEnv('TMPDIR', temporary);

  await nodeProcess(bundle, '--version').ended;

  vi.unstubAllEnvs();
  expect(await readdir(temporary)).toEqual(['node-compile-cache']);
});

test.each(['SIGINT', 'SIGTERM'] as const)('ends with code 0 on %s, even while a client waits', async (signal) => {
  const { child, ended, origin, text } = await serving();
  const waiting = fetch(`${origin}/_resetkit/insforge/outbox?wait=60000`);
  waiting.catch(() => {});
  await fetch(`${origin}/_resetkit/health`);

  child.kill(signal);

  expect(await ended).toEqual({ code: 0, signal: null, stdout: text, stderr: '' });
  await expect(waiting).rejects.toThrow();
});

test('ends on SIGTERM with all of its state and its journal in the folder of --store, which is free then', async () => {
  const state = join(folder, 'state');
  const first = await serving('--store', state);
  await fetch(`${first.origin}/insforge/api/auth/public-config`);
  first.child.kill('SIGTERM');
  await first.ended;
  expect(await readdir(state)).toEqual(['store.log']);

  const second = await serving('--store', state);

  const { rows } = await (await fetch(`${second.origin}/_resetkit/insforge/journal`)).json();
  expect(rows).toMatchObject([{ target: '/api/auth/public-config' }]);
});

test('serves on when nobody reads what it prints any more', async () => {
  const { child, origin } = await serving();
  child.stdout.destroy();
  const send = (): Promise<Response> =>
    fetch(`${origin}/insforge/api/auth/email/send-reset-password`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'ada@example.com' }),
    });

  expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([202, 202, 202]);
});

test.each([
  [['--prot'], 1, `Unknown option '--prot'. See --help for the flags there are.`],
  [['verify'], 2, `Say which provider: ${Object.keys(plans).join(', ')}.`],
])('ends by itself where it is called with %j: code %i and a sentence', async (args, code, sentence) => {
  expect(await nodeProcess(bundle, ...args).ended).toEqual({
    code,
    signal: null,
    stdout: '',
    stderr: `resetkit: ${sentence}\n`,
  });
});

test('is what `pnpm start` starts, which drops the dashes before the flags', async () => {
  const script = join(import.meta.dirname, '../../../../scripts/start.mjs');

  expect(await nodeProcess(script, '--', '--version').ended).toEqual({
    code: 0,
    signal: null,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
});
