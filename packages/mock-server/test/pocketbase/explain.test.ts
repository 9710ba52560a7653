import { expect, test } from 'vitest';
import { textAt } from '../reply.ts';
import {
  admin,
  askAt,
  confirmation,
  digitsAt,
  good,
  mailedToken,
  moveAt,
  movedAt,
  recordAt,
  resetAt,
  sessionOf,
  signedIn,
  start,
  u,
  useDigitsAt,
  verifiedAt,
  verifyAt,
  type World,
} from './world.ts';

const seed = [{ ...u, emailVerified: false }, admin];

/** A mock that has mailed a reset link, and what is told of it after something else was done. */
async function told(act: (world: World) => Promise<unknown>, id?: 'session'): Promise<string> {
  const world = start({}, { seed });
  const { authorization } = await signedIn(world);
  await world.post(askAt(), { email: u.email });
  const [mail] = await world.mock.outbox.list();
  if (!mail) throw new Error('There is no mail.');
  world.mock.clock.advance('1m');
  await act(world);
  return (await world.mock.explain(id === 'session' ? authorization : mail)).sentence;
}

const password = { password: good, passwordConfirm: good, oldPassword: u.password };
const change = (body: object) => async (world: World) =>
  world.patch(recordAt(u.id), body, await sessionOf(world, admin.email));
async function move(world: World): Promise<void> {
  await world.post(moveAt(), { newEmail: 'new@example.com' }, await signedIn(world));
  const [mail] = await world.mock.outbox.list({ to: 'new@example.com' });
  await world.post(movedAt(), { token: mail?.token, password: u.password });
}

test.each([
  ['a new password', change(password), 'PATCH updateRecord'],
  ['another address', change({ email: 'new@example.com' }), 'PATCH updateRecord'],
  ['another key', change({ 'tokenKey:autogenerate': '' }), 'PATCH updateRecord'],
  ['a new address that was confirmed', move, 'POST confirmEmailChange'],
])('a link and a session that were ended by %s name the request', async (_, act, request) => {
  const by = new RegExp(`ended.* by ${request} `);

  expect(await told(act)).toMatch(by);
  expect(await told(act, 'session')).toMatch(by);
});

test('a link is valid after another name, and after the address that the account has', async () => {
  for (const body of [{ name: 'x' }, { email: u.email }]) expect(await told(change(body))).toMatch(/is valid until/);
});

test('a link that verifies stays good, and its use is told of', async () => {
  const world = start({}, { seed });
  await world.post(verifyAt(), { email: u.email });
  const [mail] = await world.mock.outbox.list();
  if (!mail) throw new Error('There is no mail.');
  expect((await world.mock.explain(mail)).sentence).toMatch(/verification link .* is valid until/);
  await world.post(verifiedAt(), { token: mail.token });

  const { state, events } = await world.mock.explain(mail);
  expect([state, events.map(({ what }) => what)]).toEqual([
    'valid',
    expect.arrayContaining(['POST confirmVerification used it']),
  ]);
  expect(await world.post(resetAt(), confirmation(mail.token))).toMatchObject({ status: 400 });
});

test.each([
  ['used', 'POST authWithOTP', (world: World, body: object) => world.post(useDigitsAt(), body)],
  ['ended', 'PATCH updateRecord', change(password)],
  [
    'ended',
    'POST confirmPasswordReset',
    async (world: World) => world.post(resetAt(), confirmation(await mailedToken(world))),
  ],
] as const)('digits to sign in that were %s by %s name the request', async (state, request, act) => {
  const world = start({ collections: { users: { otp: { enabled: true } } } }, { seed: [u, admin] });
  const { body } = await world.post(digitsAt(), { email: u.email });
  const [mail] = await world.mock.outbox.list();
  if (!mail) throw new Error('There is no mail.');
  const digits = { otpId: textAt(body, 'otpId'), password: mail.code };
  // Wrong digits, and the right ones of an id that there is not, use nothing up.
  for (const wrong of [{ password: '1' }, { otpId: 'aaaaaaaaaaaaaaa' }])
    expect((await world.post(useDigitsAt(), { ...digits, ...wrong })).status).toBe(400);
  expect((await world.mock.explain(mail)).state).toBe('valid');
  world.mock.clock.advance('1m');

  await act(world, digits);

  expect((await world.mock.explain(mail)).sentence).toMatch(new RegExp(`sign-in code.* ${state}.* by ${request} `));
});
