import { expect, test } from 'vitest';
import { failure, otherThan, start, u, type World } from '../../../../test/insforge/world.ts';

const verify = '/api/auth/email/verify';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const _notSixDigits = 'otp: OTP code must be a 6-digit numeric code';
const unverified = { seed: [{ ...u, id: '00000000-0000-4000-8000-000000000001', emailVerified: false }] };

async function verificationCode({ post, mock }: World): Promise<string> {
  await post('/api/auth/email/send-verification', { email: u.email });
  const { code = '' } = await mock.outbox.waitFor({ kind: 'verification' });
  return code;
}

test('takes the right code after two wrong ones, and no more after three', async () => {
  const [lucky, late] = [start({}, unverified), start({}, unverified)];
  const [otp, lateOtp] = [await verificationCode(lucky), await verificationCode(late)];

  for (const _ of [1, 2]) expect(await lucky.post(verify, { email: u.email, otp: otherThan(otp) })).toEqual(badCode);
  for (const _ of [1, 2, 3]) await late.post(verify, { email: u.email, otp: otherThan(lateOtp) });

  expect((await lucky.post(verify, { email: u.email, otp })).status).toBe(200);
  expect(await late.post(verify, { email: u.email, otp: lateOtp })).toEqual(badCode);
});
