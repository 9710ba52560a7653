import { expect, test } from 'vitest';
import { chromium } from '../../../packages/mock-server/test/browser/chromium.ts';
import { freePort } from '../../../scripts/check/free-port.ts';
import { installedExample } from './installed-example.ts';

const example = installedExample('playwright');

const wrong = `
import { expect as base } from '@playwright/test';
import { mockTest } from '@resetkit/mock-server/playwright';
import { expect, test } from './test.ts';

test('a fault that never happens', async ({ mock }) => {
  await mock.faults.add({ operation: 'resetPassword', status: 500 });
});
test('a mail that was never sent', async ({ mock }) => {
  await expect(mock).toHaveSentResetMail({ to: 'ada@example.com', timeout: 0 });
});
mockTest({ baseUrl: 'http://localhost:9', provider: 'insforge' })('a server that is not there', async ({ mock }) => {
  await mock.outbox.list();
});
`;

test.skipIf(chromium.skips)(chromium.title('runs the tests on the server that the configuration starts'), async () => {
  const { code, output } = await example.run(['npm', 'test'], await places());

  expect(output, output).toMatch(/^ {2}5 passed \(/m);
  expect(output).not.toMatch(/failed|flaky|skipped/);
  expect(code).toBe(0);
});

test.skipIf(chromium.skips)(chromium.title('fails the tests that are wrong, and says why'), async () => {
  await example.write('tests/wrong.spec.ts', wrong);

  const { code, output } = await example.run(['npm', 'test', '--', 'wrong'], await places());

  expect(output, output).toMatch(/^ {2}3 failed$/m);
  expect(output).toContain('The test has added faults that never happened, so it did not test what it meant to:');
  expect(output).toContain('Expected a mail with to "ada@example.com", kind "password-reset".');
  expect(output).toContain('No Resetkit server answers at http://localhost:9');
  expect(code).toBe(1);
});

test('has the types', async () => {
  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});

/** Where the browser is, and ports that nothing else has. */
async function places(): Promise<Record<string, string>> {
  const [app, resetkit] = await Promise.all([freePort(), freePort()]);
  return { CI: 'true', CHROMIUM_PATH: chromium.path, APP_PORT: `${app}`, RESETKIT_PORT: `${resetkit}` };
}
