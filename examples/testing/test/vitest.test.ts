import { describe, expect, test } from 'vitest';
import { chromium } from '../../../packages/mock-server/test/browser/chromium.ts';
import { installedExample } from './installed-example.ts';

const wrong = `
import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest } from '@resetkit/mock-server/vitest';
import { expect } from 'vitest';

const test = mockTest(insforge());

test('a fault that never happens', async ({ mock }) => {
  await mock.faults.add({ operation: 'resetPassword', status: 500 });
});
test('a mail that was never sent', async ({ mock }) => {
  await expect(mock).toHaveSentResetMail({ to: 'ada@example.com', timeout: 0 });
});
`;

const versions = {
  4: {},
  // It needs Node 22.
  5: { vitest: '5.1.2', '@vitest/browser-playwright': '5.1.2', node: '22.23.3' },
};

describe.each(Object.entries(versions))('Vitest %s', (version, others) => {
  const example = installedExample('vitest', others);

  test.skipIf(chromium.skips)(chromium.title('runs the tests in Node, with jsdom and in Chromium'), async () => {
    const { code, output } = await example.run(['npm', 'test'], { CHROMIUM_PATH: chromium.path });

    expect(output).toContain(`RUN  v${version}.`);
    expect(output).toContain('Tests  5 passed (5)');
    expect(code).toBe(0);
  });

  test('fails the tests that are wrong, and says why', async () => {
    await example.write('src/wrong.test.ts', wrong);

    const { code, output } = await example.run(['npm', 'test', '--', '--project=node', 'src/wrong.test.ts']);

    expect(output).toContain('Tests  2 failed (2)');
    expect(output).toContain('The test has added faults that never happened, so it did not test what it meant to:');
    expect(output).toContain('Expected a mail with to "ada@example.com", kind "password-reset".');
    expect(code).toBe(1);
  });

  test('has the types', async () => {
    expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
  });
});
