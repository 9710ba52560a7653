import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { resetMatchers } from '@resetkit/mock-server/jest';
import { setupMockServer } from '@resetkit/mock-server/node';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';

expect.extend(resetMatchers);

const email = 'ada@example.com';
const mock = createMockServer(insforge(), { seed: [{ email, password: 'old-password' }] });
const server = setupMockServer(mock);
const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl }));

beforeAll(() => server.listen());
beforeEach(() => mock.restart());
afterEach(() => jest.useRealTimers());
afterAll(() => server.close());

test('somebody with the code from the mail chooses a new password', async () => {
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });
  await reset.exchange(code);

  const { error } = await reset.confirm({ newPassword: 'Difference-Engine-1822' });

  expect(error).toBeUndefined();
  await expect(mock).toHaveSentResetMail({ to: email });
  await expect(mock).toHaveReceived({ operation: 'resetPassword', status: 200 });
});

test('a code expires after 15 minutes of fake time', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick'] });
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });
  jest.advanceTimersByTime(16 * 60_000);

  const { error } = await reset.exchange(code);

  expect(error?.kind).toBe('invalid-token');
});
