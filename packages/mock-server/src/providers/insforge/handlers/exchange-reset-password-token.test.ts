import { expect, test } from 'vitest';
import { failure, mailedCode, mailedLinkToken, otherThan, start, u } from '../../../../test/insforge/world.ts';

const exchange = '/api/auth/email/exchange-reset-password-token';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const notSixDigits = 'code: Reset password code must be a 6-digit numeric code';

test.each<[unknown, string]>([
  [{}, 'email: Required, code: Required'],
  [undefined, 'email: Required, code: Required'],
  [{ email: u.email, otp: '123456' }, 'code: Required'],
  [{ email: 'foo', code: '123456' }, 'email: Invalid email format'],
  [{ email: 5, code: '123456' }, 'email: Expected string, received number'],
  [{ email: null, code: '123456' }, 'email: Expected string, received null'],
  [{ email: u.email, code: 123456 }, 'code: Expected string, received number'],
  [{ email: u.email, code: null }, 'code: Expected string, received null'],
  [{ email: 'foo', code: 'x' }, `email: Invalid email format, ${notSixDigits}`],
  [[], ': Expected object, received array'],
])('refuses %j', async (body, message) => {
  expect(await start().post(exchange, body)).toEqual(failure(400, 'INVALID_INPUT', message));
});

test.each(['', '12345', '1234567', 'abcdef', '12 456', ' 123456', '123456\n', '١٢٣٤٥٦'])(
  'does not count %j, which is not six digits, as a try',
  async (code) => {
    const world = start();
    const right = await mailedCode(world);

    for (const _ of [1, 2, 3]) {
      expect(await world.post(exchange, { email: u.email, code })).toEqual(failure(400, 'INVALID_INPUT', notSixDigits));
    }

    expect((await world.post(exchange, { email: u.email, code: right })).status).toBe(200);
  },
);

test('answers an unknown e-mail, an e-mail without a code and a wrong code alike', async () => {
  const world = start();
  await world.mock.accounts.put({ email: 'v@example.com' });
  const code = await mailedCode(world);

  expect(await world.post(exchange, { email: 'nobody@example.com', code })).toEqual(badCode);
  expect(await world.post(exchange, { email: 'v@example.com', code })).toEqual(badCode);
  expect(await world.post(exchange, { email: u.email, code: otherThan(code) })).toEqual(badCode);
});

test('finds the code whatever the case of the e-mail', async () => {
  const world = start();
  const code = await mailedCode(world);

  expect((await world.post(exchange, { email: 'U@EXAMPLE.com', code })).status).toBe(200);
});

test('takes a code at the very end of its 15 minutes and not a millisecond later', async () => {
  const [onTime, late] = [start(), start()];
  const [code, lateCode] = [await mailedCode(onTime), await mailedCode(late)];
  onTime.mock.clock.advance('15m');
  late.mock.clock.advance('15m');
  late.mock.clock.advance(1);

  expect((await onTime.post(exchange, { email: u.email, code })).status).toBe(200);
  expect(await late.post(exchange, { email: u.email, code: lateCode })).toEqual(badCode);
});

test('gives a token that lasts 24 hours from the exchange', async () => {
  const world = start();
  const code = await mailedCode(world);
  world.mock.clock.advance('10m');

  expect(await world.post(exchange, { email: u.email, code })).toEqual({
    status: 200,
    body: { token: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: '2026-01-03T03:14:05.000Z' },
  });
});

test('counts anew for a new code', async () => {
  const world = start();
  const burnt = await mailedCode(world);
  for (const _ of [1, 2, 3]) await world.post(exchange, { email: u.email, code: otherThan(burnt) });
  const code = await mailedCode(world);

  for (const _ of [1, 2])
    expect(await world.post(exchange, { email: u.email, code: otherThan(code) })).toEqual(badCode);

  expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
});

test('does not look at the method in force', async () => {
  const world = start();
  const code = await mailedCode(world);
  await world.mock.options.set({ resetPasswordMethod: 'link' });

  expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
});

test('does not look whether the account is still there', async () => {
  const world = start();
  const code = await mailedCode(world);
  await world.mock.accounts.delete(u.email);

  expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
});

test('does not take the token of a link for a code, and leaves it alive', async () => {
  const world = start({ resetPasswordMethod: 'link' });
  const token = await mailedLinkToken(world, 'https://app.example.com/reset');

  expect(await world.post(exchange, { email: u.email, code: token })).toEqual(
    failure(400, 'INVALID_INPUT', notSixDigits),
  );
  expect(await world.post(exchange, { email: u.email, code: '000000' })).toEqual(badCode);
  expect((await world.get(`/api/auth/email/reset-password-link?token=${token}`)).status).toBe(302);
});

test('gives one of two simultaneous exchanges the token', async () => {
  const world = start();
  const code = await mailedCode(world);

  const replies = await Promise.all([1, 2].map(() => world.post(exchange, { email: u.email, code })));

  expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(replies).toContainEqual(badCode);
});
