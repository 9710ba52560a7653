import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest, resetMatchers } from '@resetkit/mock-server/vitest';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';
import { expect } from 'vitest';

expect.extend(resetMatchers);

const email = 'ada@example.com';
const test = mockTest(insforge(), { seed: [{ email, password: 'old-password' }] });

test('somebody with the code from the mail chooses a new password', async ({ mock }) => {
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });

  const exchanged = await reset.exchange(code);
  const done = await reset.confirm({ newPassword: 'Difference-Engine-1822', token: exchanged.data?.token ?? '' });

  expect(done.error).toBeUndefined();
  await expect(mock).toHaveSentResetMail({ to: email });
  await expect(mock).toHaveReceived({ operation: 'resetPassword', status: 200 });
});
