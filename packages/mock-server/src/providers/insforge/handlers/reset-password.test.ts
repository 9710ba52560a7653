import { expect, test } from 'vitest';
import { exchangedToken, failure, start } from '../../../../test/insforge/world.ts';

const reset = '/api/auth/email/reset-password';
const _sessions = '/api/auth/sessions';
const newPassword = 'u-new-pass2';
const badToken = failure(400, 'INVALID_INPUT', 'Invalid or expired verification token');
const done = { status: 200, body: { message: 'Password reset successfully. Please login with your new password.' } };

test('takes a token until its 24 hours are over', async () => {
  const world = start();
  const otp = await exchangedToken(world);
  world.mock.clock.advance('24h');
  expect(await world.post(reset, { newPassword, otp })).toEqual(badToken);

  const other = start();
  const good = await exchangedToken(other);
  other.mock.clock.advance(24 * 3_600_000 - 1);
  expect(await other.post(reset, { newPassword, otp: good })).toEqual(done);
});
