import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest } from '@resetkit/mock-server/vitest';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';
import { expect, onTestFinished, vi } from 'vitest';

const email = 'ada@example.com';
const test = mockTest(insforge(), { seed: [{ email, password: 'old-password' }] });

test('somebody with the code from the mail chooses a new password', async ({ mock }) => {
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });

  await reset.exchange(code);
  const { error } = await reset.confirm({ newPassword: 'Difference-Engine-1822' });

  expect(error).toBeUndefined();
  await expect(mock).toHaveSentResetMail({ to: email });
  await expect(mock).toHaveReceived({ operation: 'resetPassword', status: 200 });
});

test('a code is too old after 15 minutes of fake timers', async ({ mock }) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });

  vi.advanceTimersByTime(16 * 60_000);

  expect((await reset.exchange(code)).error?.kind).toBe('invalid-token');
});

test('the app says that the backend is down', async ({ mock }) => {
  await mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500 });
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));

  const { error } = await reset.request({ email });

  expect(error?.status).toBe(500);
  await expect(mock).toHaveSentNoMail();
});
