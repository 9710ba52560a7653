import { expect } from 'vitest';
import { type KeptUser, userOf } from '../../../src/providers/stack-auth/kept-user.ts';
import {
  asServer,
  callback,
  done,
  known,
  mailedCode,
  type Reply,
  refusedBySchema,
  said,
  textAt,
  tokensIn,
  u,
  type World,
  withToken,
} from '../world.ts';
import { alreadyUsed, codeExpired, made, notFound, notWhitelisted, valid } from './passwords.ts';
import { replies, story, type Vector } from './vector.ts';

const verify = '/contact-channels/verify';
const check = '/contact-channels/verify/check-code';
const password = 'new-pass-11';
const id = '00000000-0000-4000-8000-000000000009';

/** Signs up with a mail that asks to verify the address, and reads its code. */
async function signedUp(
  world: World,
  email = 'new@example.com',
): Promise<{ code: string; access: string; refresh: string }> {
  const body = { email, password, verification_callback_url: callback };
  const reply = await world.post('/auth/password/sign-up', body);
  const { token = '' } = await world.mock.outbox.waitFor({ to: email, kind: 'verification' });
  return { code: token, ...tokensIn(reply.body) };
}

/** The id of the one address that a user has: nothing but the store shows it. */
async function channelOf(world: World, userId: string): Promise<string> {
  const rows = await world.store.list<KeptUser>('user/');
  const users = rows.map(([, kept]) => userOf(kept));
  return users.find(({ id }) => id === userId)?.channels[0]?.id ?? '';
}

const sendTo = (user: string, channel: string): string => `/contact-channels/${user}/${channel}/send-verification-code`;

/** Proving that an address is one's own. */
export const emailVerification: readonly Vector[] = [
  story('mails a link when somebody signs up and wants one', async (world) => {
    await signedUp(world, 'New@example.com');

    const [mail] = await world.mock.outbox.list();
    expect(mail).toMatchObject({
      to: 'New@example.com',
      kind: 'verification',
      subject: 'Verify your email at New Project',
      link: `${callback}?code=${mail?.token}`,
      expiresAt: '2026-01-09T03:04:05.000Z',
    });
  }),
  story('verifies the address: the user shows it, tokens after the next refresh', async (world) => {
    const { code, access, refresh } = await signedUp(world);

    expect(await world.post(check, { code })).toEqual(valid);
    expect(await world.post(verify, { code: code.toUpperCase() })).toEqual(done);
    expect((await world.get('/users/me', withToken(access))).body).toMatchObject({ primary_email_verified: true });
    const { body } = await world.post('/auth/sessions/current/refresh', undefined, {
      'x-stack-refresh-token': refresh,
    });
    const claims = (token: string): unknown => JSON.parse(atob(token.split('.')[1] ?? '')).email_verified;
    expect([claims(access), claims(textAt(body, 'access_token'))]).toEqual([false, true]);
  }),
  story('takes a code once, for seven days', async (world) => {
    const [one, other] = [await signedUp(world), await signedUp(world, 'other@example.com')];
    await world.post(verify, { code: one.code });

    expect(await world.post(verify, { code: one.code })).toEqual(alreadyUsed);
    expect(await world.post(check, { code: one.code })).toEqual(alreadyUsed);
    expect(await world.post(check, { code: 'x'.repeat(45) })).toEqual(notFound);
    world.mock.clock.advance(7 * 24 * 60 * 60_000 + 1);
    expect(await world.post(verify, { code: other.code })).toEqual(codeExpired);
  }),
  story('keeps its codes apart from those of resets', async (world) => {
    const { code } = await signedUp(world);

    expect(await world.post('/auth/password/reset', { code, password })).toEqual(notFound);
    expect(await world.post(verify, { code: await mailedCode(world) })).toEqual(notFound);
  }),
  story('does not find an address that was typed in capitals, and burns the code', async (world) => {
    const { code } = await signedUp(world, 'New@example.com');

    expect(await world.post(verify, { code })).toEqual(
      said(400, 'Contact channel not found. Was your contact channel deleted?'),
    );
    expect(await world.post(verify, { code })).toEqual(alreadyUsed);
  }),
  story('mails another link to the address as it is stored', async (world) => {
    const { access } = await signedUp(world, 'New@example.com');
    const { body } = await world.get('/users/me', withToken(access));
    const channel = await channelOf(world, textAt(body, 'id'));

    expect(await world.post(sendTo('me', channel), { callback_url: callback }, withToken(access))).toEqual(done);
    const { token: code } = await world.mock.outbox.waitFor({ to: 'new@example.com' });
    expect(await world.mock.outbox.list()).toMatchObject([{ to: 'new@example.com' }, { to: 'New@example.com' }]);
    expect(await world.post(verify, { code })).toEqual(done);
  }),
  story('verifies with a second code what is verified already', async (world) => {
    const { code, access } = await signedUp(world);
    const { body } = await world.get('/users/me', withToken(access));
    const channel = await channelOf(world, textAt(body, 'id'));
    await world.post(sendTo('me', channel), { callback_url: callback }, withToken(access));
    const { token: second } = await world.mock.outbox.waitFor();

    expect(await world.post(verify, { code })).toEqual(done);
    expect(await world.post(verify, { code: second })).toEqual(done);
    expect(await world.post(sendTo('me', channel), { callback_url: callback }, withToken(access))).toEqual(
      known(409, 'EMAIL_ALREADY_VERIFIED', 'The e-mail is already verified.'),
    );
  }),
  story('mails nothing for another user, unless a server asks', async (world) => {
    const stranger = await made(world, { primary_email: 's@example.com' });
    const { access } = await signedUp(world);
    const path = sendTo(stranger.id, await channelOf(world, stranger.id));
    const body = { callback_url: callback };

    expect(await world.post(path, body, withToken(access))).toEqual(
      said(400, 'Can only send verification code for your own user'),
    );
    expect(await world.post(path, { callback_url: 'https://evil.example' }, asServer)).toEqual(notWhitelisted);
    expect(await world.post(path, body, asServer)).toEqual(done);
  }),
  ...['me', u.id].map((user) =>
    replies(
      `mails nothing to ${user} where nobody is signed in`,
      ({ post }) => post(sendTo(user, id), { callback_url: callback }),
      known(
        400,
        'CANNOT_GET_OWN_USER_WITHOUT_USER',
        "You have specified 'me' as a userId, but did not provide authentication for a user.",
      ),
    ),
  ),
  replies(
    'mails nothing to a user that there is not',
    ({ post }) => post(sendTo(id, id), { callback_url: callback }, asServer),
    known(400, 'USER_ID_DOES_NOT_EXIST', `The given user with the ID ${id} does not exist.`, { user_id: id }),
  ),
  replies(
    'mails nothing to an address that there is not',
    ({ post }) => post(sendTo(u.id, id), { callback_url: callback }, asServer),
    said(404, 'Contact channel not found'),
  ),
  replies(
    'wants a URL',
    ({ post }): Promise<Reply> => post(sendTo(u.id, 'x'), { callback_url: 'x' }, asServer),
    refusedBySchema(
      `POST /api/v1${sendTo(u.id, 'x')}`,
      'params.contact_channel_id must be a valid UUID',
      'body.callback_url is not a valid URL',
    ),
  ),
];
