import { expect, test } from 'vitest';
import { failure, mailedCode, start, u } from '../../../../test/insforge/world.ts';

const exchange = '/api/auth/email/exchange-reset-password-token';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const _notSixDigits = 'code: Reset password code must be a 6-digit numeric code';

test('takes a code at the very end of its 15 minutes and not a millisecond later', async () => {
  const [onTime, late] = [start(), start()];
  const [code, lateCode] = [await mailedCode(onTime), await mailedCode(late)];
  onTime.mock.clock.advance('15m');
  late.mock.clock.advance('15m');
  late.mock.clock.advance(1);

  expect((await onTime.post(exchange, { email: u.email, code })).status).toBe(200);
  expect(await late.post(exchange, { email: u.email, code: lateCode })).toEqual(badCode);
});
