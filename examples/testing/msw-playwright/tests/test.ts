import { defineNetworkFixture, type NetworkFixture } from '@msw/playwright';
import { expect as base, test as plain } from '@playwright/test';
import { createMockServer, type MockServer } from '@resetkit/mock-server';
import { type InsforgeTypes, insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import { resetMatchers } from '@resetkit/mock-server/playwright';
import { app } from './app.ts';

interface Fixtures {
  /** A mock server of this test alone, which answers at the usual address of the backend. */
  readonly mock: MockServer<InsforgeTypes>;
  /** MSW's own: `network.use(…)` adds handlers. */
  readonly network: NetworkFixture;
}

export const test = plain.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here.
  mock: async ({}, use) => {
    const mock = createMockServer(insforge(), { seed: [{ email: 'ada@example.com', password: 'old-password' }] });
    await use(mock);
    await mock.close();
  },
  network: [
    async ({ context, mock }, use) => {
      const network = defineNetworkFixture({ context, handlers: [...handlers(mock), app] });
      await network.enable();
      await use(network);
      await network.disable();
    },
    { auto: true },
  ],
});
export const expect = base.extend(resetMatchers);
