import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished, test } from 'vitest';
import { chromium } from '../browser/chromium.ts';

interface Result {
  readonly status: string;
  readonly errors: readonly { readonly message?: string }[];
  readonly attachments: readonly { readonly name: string; readonly body?: string }[];
}

interface Spec {
  readonly title: string;
  readonly tests: readonly { readonly results: readonly Result[] }[];
}

interface Report {
  readonly suites: readonly { readonly specs: readonly Spec[] }[];
}

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** Runs tests of Playwright's own runner, with a Resetkit server and an app. Gives the last result of each by its title. */
async function results(file: string): Promise<ReadonlyMap<string, Result | undefined>> {
  const resetkit = await serve(createMockServer(insforge()), { port: 0 });
  onTestFinished(() => resetkit.close());
  const app = await openApp();
  const folder = await mkdtemp(join(tmpdir(), 'resetkit-playwright-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const env = {
    ...process.env,
    RESETKIT_URL: resetkit.url,
    APP_URL: app,
    RESULTS: folder,
    CHROMIUM_PATH: chromium.path,
  };
  const run = spawn(process.execPath, [cli, 'test', file, '--config', import.meta.dirname], { env });
  const [output, errors] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'close')]);
  if (!output.startsWith('{')) throw new Error(output + errors);
  const { suites }: Report = JSON.parse(output);
  const specs = suites.flatMap((suite) => suite.specs);
  return new Map(specs.map(({ title, tests }) => [title, tests[0]?.results.at(-1)]));
}

/** An app with one empty page at every path. */
async function openApp(): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>App</title><link rel="icon" href="data:,">');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test.skipIf(chromium.skips)(
  chromium.title('twenty tests on four workers share one server and disturb nobody'),
  async () => {
    const found = await results('passing.spec.ts');

    expect(Object.fromEntries([...found].map(([title, result]) => [title, result?.errors ?? 'was not run']))).toEqual(
      Object.fromEntries([...found.keys()].map((title) => [title, []])),
    );
    expect(found.size).toBe(20);
  },
  300_000,
);

test.skipIf(chromium.skips)(
  chromium.title('a test that fails says what happened'),
  async () => {
    const found = await results('failing.spec.ts');

    const failed = found.get('fails with its requests and mails attached');
    const attached = (name: string): unknown =>
      JSON.parse(Buffer.from(failed?.attachments.find((one) => one.name === name)?.body ?? '', 'base64').toString());
    expect(failed?.status).toBe('failed');
    expect(attached('resetkit-journal')).toMatchObject([
      { operation: 'sendResetPasswordEmail', response: { status: 202 } },
    ]);
    expect(attached('resetkit-mails')).toMatchObject([{ to: 'ada@example.com', kind: 'password-reset' }]);
    const messages = (title: string): unknown => found.get(title)?.errors.map(({ message }) => message);
    expect(messages('fails because a fault never happened')).toEqual([
      expect.stringContaining('{"operation":"resetPassword","status":500}'),
    ]);
    expect(messages('fails with its own error only, although it waits for a mail')).toEqual([
      expect.stringContaining('toBe'),
    ]);
    expect(messages('fails because it does not await a matcher')).toEqual([
      expect.stringContaining('Write await in front of it.'),
    ]);
    expect(messages('fails because the backend is not served')).toEqual([
      expect.stringMatching(/The server at http:\S+ does not serve "unleash"\. It serves insforge\./),
    ]);
    expect(messages('fails at once without a server')).toEqual([
      expect.stringMatching(/No Resetkit server answers.*: bad port\. Start one with: npx/),
    ]);
  },
  300_000,
);
