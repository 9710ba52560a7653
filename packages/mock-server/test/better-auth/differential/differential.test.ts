import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockServer } from '@resetkit/mock-server';
import { type BetterAuthOptions, betterAuth } from '@resetkit/mock-server/better-auth';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { arbitraryOptions } from './arbitrary-options.ts';
import { arbitrarySteps } from './arbitrary-steps.ts';
import { type Played, play, type Step } from './play.ts';
import { load, startReal } from './real.ts';
import { stories } from './stories/index.ts';

/** When the next worlds begin. The library counts requests for all of its servers: each begins months after the one before. */
let begin = Date.parse('2026-01-02T03:04:05.000Z');
const trusted = ['https://app.example.com', 'https://*.preview.example.com', 'myapp://'];

beforeAll(() => {
  // Of the library: `true` switches checks off.
  vi.stubEnv('TEST', '');
  vi.useFakeTimers({ toFake: ['Date'], now: begin });
  // Half a second passes before an answer that must not tell by its time whether a mail was sent.
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => setTimeout(run, ms === 500 ? 0 : ms));
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

async function both(
  steps: readonly Step[],
  given: Partial<BetterAuthOptions>,
  limits: boolean,
  baseUrl: string,
): Promise<readonly [readonly Played[], readonly Played[]]> {
  begin += 90 * 86_400_000;
  const mock = createMockServer(betterAuth({ trustedOrigins: trusted, ...given }), {
    clock: new Date(begin),
    seed: [],
    limits: limits ? 'real' : 'off',
    baseUrl,
  });
  const { options } = mock.provider;
  vi.setSystemTime(begin);
  const real = startReal(await load(options.version), options, limits, baseUrl);
  const sent = await play(real, steps, (seconds) => vi.setSystemTime(Date.now() + seconds * 1_000));
  const mails: { to: string; link?: string; token?: string; code?: string }[] = [];
  const mocked = {
    baseUrl,
    basePath: options.basePath,
    mails,
    async fetch(request: Request) {
      const response = await mock.fetch(request);
      mails.splice(0, mails.length, ...(await mock.outbox.list()).toReversed());
      return response;
    },
    removeUser: async (email: string) => void (await mock.accounts.delete(email)),
  };
  return [sent, await play(mocked, steps, (seconds) => mock.clock.advance(seconds * 1_000))];
}

/** The requests that were not answered or mailed in the same way, with both answers. */
async function differences(
  steps: readonly Step[],
  given: Partial<BetterAuthOptions>,
  limits = false,
  baseUrl = 'http://localhost:3000',
): Promise<readonly object[]> {
  const [real, mock] = await both(steps, given, limits, baseUrl);
  const requests = steps.filter((step) => 'path' in step);
  return real.flatMap((reply, index) =>
    JSON.stringify(reply) === JSON.stringify(mock[index])
      ? []
      : [{ request: requests[index], real: reply, mock: mock[index] }],
  );
}

test('docs/live-runs.json counts the requests of the stories', async () => {
  const file = join(import.meta.dirname, '../../../../../docs/live-runs.json');
  const runs: readonly { provider: string }[] = JSON.parse(await readFile(file, 'utf8'));
  const exchanges = stories.flatMap(({ steps }) => steps.filter((step) => 'path' in step)).length;

  expect(runs.filter(({ provider }) => provider === 'better-auth')).toEqual([
    expect.objectContaining({ against: 'better-auth 1.7.25', exchanges, same: exchanges, byDesign: 0 }),
  ]);
});

describe.each(['1.7.25', '1.7.1'] as const)('%s', (version) => {
  test.each(stories)('$name', async ({ options, limits, baseUrl, steps }) => {
    expect(await differences(steps, { ...options, version }, limits, baseUrl)).toEqual([]);
  });

  test('whatever people do with two accounts', async () => {
    const numRuns = Number(process.env['RUNS'] ?? 5);

    await fc.assert(
      fc.asyncProperty(arbitrarySteps, arbitraryOptions, fc.boolean(), async (steps, options, limits) => {
        expect(await differences(steps, { ...options, version }, limits)).toEqual([]);
      }),
      { numRuns, interruptAfterTimeLimit: 60_000 },
    );
  }, 600_000);
});
