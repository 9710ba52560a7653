import { expect } from 'vitest';
import { ada, asServer, failure, mailedRecovery, pkce, signedIn, textAt, type World } from '../world.ts';
import { invalid, replies, table, type Vector } from './vector.ts';

const required = 'Current password required when setting new password.';
const noNonce = failure(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid');
const badChannel = invalid(
  "Invalid channel, supported values are 'sms' or 'whatsapp'. 'whatsapp' is only supported if Twilio or Twilio Verify is used as the provider.",
);
const noPhones = failure(500, 'unexpected_failure', 'Unable to get SMS provider');
const badPhone = invalid('Invalid phone number format (E.164 required)');
const both = { updatePasswordRequireReauthentication: true, updatePasswordRequireCurrentPassword: true };
const update = async (world: World, body: object) => world.put('/user', body, (await signedIn(world)).bearer);

/** A session that is older than a day, and a nonce for it. */
async function oldSession(world: World): Promise<{ bearer: { authorization: string }; nonce: string }> {
  const { refreshToken } = await signedIn(world);
  world.mock.clock.advance('25h');
  const { body } = await world.post('/token?grant_type=refresh_token', { refresh_token: refreshToken });
  const bearer = { authorization: `Bearer ${textAt(body, 'access_token')}` };
  await world.get('/reauthenticate', bearer);
  const { code: nonce = '' } = await world.mock.outbox.waitFor();
  return { bearer, nonce };
}

/** The nonce of a change of password. */
const nonceVectors: readonly Vector[] = [
  ...table(
    [
      ['a wrong current password', { current_password: 'x' }, failure(400, 'current_password_invalid', required)],
      ['no current password', {}, failure(400, 'current_password_required', required)],
      [
        'the old password as the new one',
        { current_password: ada.password, password: ada.password },
        failure(422, 'same_password', 'New password should be different from the old password.'),
      ],
    ] as const,
    'a right nonce is used up by a change that is refused for %s',
  )((_name, more, refusal) => ({
    options: both,
    async run(world) {
      const { bearer, nonce } = await oldSession(world);
      const change = { password: 'ada-new-pass2', nonce, ...more };

      expect(await world.put('/user', change, bearer)).toEqual(refusal);
      expect(await world.put('/user', change, bearer)).toEqual(noNonce);
    },
  })),
  {
    title: 'a wrong nonce and a weak password leave the nonce',
    options: both,
    async run(world) {
      const { bearer, nonce } = await oldSession(world);
      const change = { password: 'ada-new-pass2', nonce, current_password: ada.password };

      expect(await world.put('/user', { ...change, nonce: 'x' }, bearer)).toEqual(noNonce);
      expect((await world.put('/user', { ...change, password: 'x' }, bearer)).status).toBe(422);
      expect((await world.put('/user', change, bearer)).status).toBe(200);
    },
  },
  {
    title: 'a followed recovery link leaves the nonce',
    options: { updatePasswordRequireReauthentication: true },
    async run(world) {
      const { bearer, nonce } = await oldSession(world);
      const { token } = await mailedRecovery(world);
      await world.post('/verify', { type: 'recovery', token_hash: token });

      expect((await world.put('/user', { password: 'ada-new-pass2', nonce }, bearer)).status).toBe(200);
    },
  },
];

/** A new address with a challenge. */
const challengeVectors: readonly Vector[] = [
  ...table(
    [{ code_challenge: pkce.fields.code_challenge }, { code_challenge: 'short', code_challenge_method: 'md5' }],
    'a new address with %j fails, and changes nothing',
  )((challenge) => ({
    async run(world) {
      const { bearer } = await signedIn(world);
      const reply = await world.put('/user', { email: 'new@example.com', data: { a: 1 }, ...challenge }, bearer);

      expect(reply).toEqual(
        failure(500, 'unexpected_failure', 'Unexpected failure, please check server logs for more information'),
      );
      const { body } = await world.get('/user', bearer);
      expect(Object.keys(Object(body))).not.toContain('new_email');
      expect(Object(body).user_metadata).toEqual({ email_verified: true, name: ada.name });
    },
  })),
  ...table(
    [{ code_challenge_method: 's256' }, { code_challenge: 'short', code_challenge_method: 's256' }],
    'a new address with %j is mailed',
  )((challenge) => ({
    async run(world) {
      const { status } = await update(world, { email: 'new@example.com', ...challenge });

      expect(status).toBe(200);
      expect(await world.mock.outbox.list()).toMatchObject([{ to: 'new@example.com' }]);
    },
  })),
  {
    title: 'half a challenge without a new address is ignored',
    async run(world) {
      const change = { password: 'ada-new-pass2', code_challenge: pkce.fields.code_challenge };

      expect((await update(world, change)).status).toBe(200);
    },
  },
];

/** Numbers and channels. */
const phoneVectors: readonly Vector[] = [
  ...table(
    ['sms', 'x'],
    '/otp takes no channel %s with an address',
  )((channel) => ({
    async run(world) {
      expect(await world.post('/otp', { email: ada.email, channel })).toEqual(
        invalid('Channel should only be specified with Phone OTP'),
      );
      expect(await world.mock.outbox.list()).toEqual([]);
    },
  })),
  replies(
    'a number that is none is refused ahead of a weak password',
    (world) => {
      return update(world, { phone: 'x', password: 'a' });
    },
    badPhone,
  ),
  ...table(
    ['x', 'whatsapp'],
    'no number is reached by %s',
  )((channel) => ({
    async run(world) {
      expect(await update(world, { phone: '+4915112345678', channel })).toEqual(badChannel);
    },
  })),
  replies(
    'a number cannot be confirmed without a provider for SMS',
    (world) => {
      return update(world, { phone: '+4915112345678', channel: 'sms' });
    },
    noPhones,
  ),
  {
    title: 'the number that an account has needs no SMS',
    async run(world) {
      await world.put(`/admin/users/${ada.id}`, { phone: '4915112345678' }, asServer);

      expect((await update(world, { phone: '+49 151 12345678' })).status).toBe(200);
    },
  },
  {
    title: 'a channel without a number is ignored',
    async run(world) {
      expect((await update(world, { data: { a: 1 }, channel: 'x' })).status).toBe(200);
    },
  },
];

/** Changes of the signed-in account. */
export const changeVectors: readonly Vector[] = [...nonceVectors, ...challengeVectors, ...phoneVectors];
