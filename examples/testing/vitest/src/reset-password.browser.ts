import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest } from '@resetkit/mock-server/vitest';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';
import { expect } from 'vitest';

const email = 'ada@example.com';
const test = mockTest(insforge(), { seed: [{ email, password: 'old-password' }] });

test('a page has a mock server of its own', async ({ mock }) => {
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });

  await mock.clock.advance('16m');

  expect((await reset.exchange(code)).error?.kind).toBe('invalid-token');
  expect(document.defaultView).toBe(window);
  await expect(mock).toHaveSentResetMail({ to: email });
});
