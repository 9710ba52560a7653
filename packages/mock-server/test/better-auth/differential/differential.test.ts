import { createMockServer } from '@resetkit/mock-server';
import { type BetterAuthOptions, betterAuth } from '@resetkit/mock-server/better-auth';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Played, play, type Step } from './play.ts';
import { load, startReal } from './real.ts';
import { stories } from './stories.ts';

const now = '2026-01-02T03:04:05.000Z';
const trusted = ['https://app.example.com', 'https://*.preview.example.com', 'myapp://'];

beforeAll(() => {
  // Of the library: `test` and `development` switch checks off.
  vi.stubEnv('NODE_ENV', '');
  vi.stubEnv('TEST', '');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function both(
  steps: readonly Step[],
  given: Partial<BetterAuthOptions>,
  limits: boolean,
): Promise<readonly [readonly Played[], readonly Played[]]> {
  const mock = createMockServer(betterAuth({ trustedOrigins: trusted, ...given }), {
    clock: now,
    seed: [],
    limits: limits ? 'real' : 'off',
  });
  const { options } = mock.provider;
  vi.setSystemTime(Date.parse(now));
  const real = startReal(await load(options.version), options, limits);
  const sent = await play(real, steps, (seconds) => vi.setSystemTime(Date.now() + seconds * 1_000));
  const mails: { to: string; link?: string; token?: string; code?: string }[] = [];
  const mocked = {
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

for (const { name, options = {}, limits = false, steps } of stories)
  test.each(['1.7.25', '1.7.1'] as const)(`${name} (%s)`, async (version) => {
    const [real, mock] = await both(steps, { ...options, version }, limits);
    const requests = steps.filter((step) => 'path' in step);
    const differences = real.flatMap((reply, index) =>
      JSON.stringify(reply) === JSON.stringify(mock[index])
        ? []
        : [{ request: requests[index], real: reply, mock: mock[index] }],
    );

    expect(differences).toEqual([]);
  });
