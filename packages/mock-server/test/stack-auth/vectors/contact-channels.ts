import { expect } from 'vitest';
import {
  asServer,
  callback,
  done,
  known,
  type Reply,
  refusedBySchema,
  said,
  signIn,
  u,
  unexpected,
  type World,
  withToken,
} from '../world.ts';
import { made, notWhitelisted } from './passwords.ts';
import { replies, story, table, type Vector } from './vector.ts';

const list = '/contact-channels';
const send = '/contact-channels/send-verification-code';
const id = '00000000-0000-4000-8000-000000000009';
const other = 'other@example.com';
const taken = 'CONTACT_CHANNEL_ALREADY_USED_FOR_AUTH_BY_SOMEONE_ELSE';
const added = { user_id: 'me', value: other, type: 'email', used_for_auth: false };
const shown = {
  user_id: u.id,
  id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  type: 'email',
  value: other,
  is_primary: false,
  is_verified: false,
  used_for_auth: false,
};
const nobody = known(
  400,
  'CANNOT_GET_OWN_USER_WITHOUT_USER',
  "You have specified 'me' as a userId, but did not provide authentication for a user.",
);

interface Shown {
  readonly id: string;
  readonly value: string;
  readonly is_primary: boolean;
}

const idIn = ({ body }: Reply): string => (body as Shown).id;

async function channels(world: World, access: string): Promise<readonly Shown[]> {
  const { body } = await world.get(`${list}?user_id=me`, withToken(access));
  return (body as { items: readonly Shown[] }).items;
}

/** A signed-in user with a second address. */
async function withSecond(world: World, more: object = {}): Promise<{ access: string; path: string }> {
  const { access } = await signIn(world);
  const reply = await world.post(list, { ...added, ...more }, withToken(access));
  return { access, path: `${list}/me/${idIn(reply)}` };
}

const requests: Readonly<Record<string, (world: World, user: string, access?: string) => Promise<Reply>>> = {
  list: ({ get }, user, access) => get(`${list}?user_id=${user}`, access ? withToken(access) : {}),
  create: ({ post }, user, access) => post(list, { ...added, user_id: user }, access ? withToken(access) : {}),
  read: ({ get }, user, access) => get(`${list}/${user}/${id}`, access ? withToken(access) : {}),
  update: ({ patch }, user, access) => patch(`${list}/${user}/${id}`, {}, access ? withToken(access) : {}),
  delete: (world, user, access) => world.delete(`${list}/${user}/${id}`, access ? withToken(access) : {}),
};

/** The addresses of a user. */
export const contactChannels: readonly Vector[] = [
  story('a user lists, adds, reads, changes and deletes addresses', async (world) => {
    const { access } = await signIn(world);
    const first = await channels(world, access);
    expect(first).toEqual([
      { ...shown, value: u.email, is_primary: true, is_verified: expect.any(Boolean), used_for_auth: true },
    ]);

    const created = await world.post(list, added, withToken(access));
    expect(created).toEqual({ status: 201, body: shown });
    const path = `${list}/me/${idIn(created)}`;
    expect(await world.get(path, withToken(access))).toEqual({ status: 200, body: shown });

    const changed = await world.patch(path, { is_primary: true, used_for_auth: true }, withToken(access));
    expect(changed).toEqual({ status: 200, body: { ...shown, is_primary: true, used_for_auth: true } });
    expect((await channels(world, access)).map(({ value, is_primary }) => [value, is_primary])).toEqual([
      [u.email, false],
      [other, true],
    ]);

    expect(await world.delete(path, withToken(access))).toEqual(done);
    expect((await world.get('/users/me', withToken(access))).body).toMatchObject({
      primary_email: null,
      primary_email_verified: false,
    });
  }),
  story('a new address is the primary one if the request says so', async (world) => {
    const { access } = await withSecond(world, { is_primary: true });

    expect((await channels(world, access)).map(({ is_primary }) => is_primary)).toEqual([false, true]);
  }),
  story('an address that becomes the primary one keeps its place in the list', async (world) => {
    const { access } = await withSecond(world);
    await world.post(list, { ...added, value: 'third@example.com' }, withToken(access));

    await world.patch('/users/me', { primary_email: other }, withToken(access));

    expect((await channels(world, access)).map(({ value, is_primary }) => [value, is_primary])).toEqual([
      [u.email, false],
      [other, true],
      ['third@example.com', false],
    ]);
  }),
  story('an address that is changed is no longer verified, unless a server says so', async (world) => {
    const { path } = await withSecond(world);
    const own = path.replace('/me/', `/${u.id}/`);

    expect((await world.patch(own, { is_verified: true }, asServer)).body).toMatchObject({ is_verified: true });
    expect((await world.patch(own, { value: 'x@example.com' }, asServer)).body).toEqual({
      ...shown,
      value: 'x@example.com',
    });
    expect((await world.patch(own, { value: 'y@example.com', is_verified: true }, asServer)).body).toEqual({
      ...shown,
      value: 'y@example.com',
      is_verified: true,
    });
  }),
  story('an address that is used to sign in belongs to one user', async (world) => {
    const { access, path } = await withSecond(world);
    await made(world, { primary_email: other, primary_email_auth_enabled: true });
    const details = (value: string | null) => ({
      type: 'email',
      contact_channel_value: value,
      would_work_if_email_was_verified: false,
    });
    await world.delete(path, withToken(access));

    expect(await world.post(list, { ...added, used_for_auth: true }, withToken(access))).toEqual(
      known(
        409,
        taken,
        `This email "(${other})" is already used for authentication by another account.`,
        details(other),
      ),
    );
    const { path: again } = await withSecond(world);
    expect(await world.patch(again, { used_for_auth: true }, withToken(access))).toEqual(
      known(409, taken, 'This email  is already used for authentication by another account.', details(null)),
    );
  }),
  story('a server lists the addresses of every user, or one of them', async (world) => {
    const { body } = await world.get(list, asServer);
    const [first] = (body as { items: readonly Shown[] }).items;
    await made(world, { primary_email: other });

    expect((await world.get(list, asServer)).body).toMatchObject({ items: [{ value: u.email }, { value: other }] });
    expect((await world.get(`${list}?contact_channel_id=${first?.id}`, asServer)).body).toMatchObject({
      items: [{ value: u.email }],
      is_paginated: false,
    });
  }),
  replies(
    'an address that the user has is refused',
    async (world) => {
      const { access } = await withSecond(world);
      return world.post(list, added, withToken(access));
    },
    said(400, 'Contact channel already exists'),
  ),
  story('an address for a user that does not exist breaks the server', async (world) => {
    const { status, body } = await world.post(list, { ...added, user_id: id }, asServer);

    expect([status, String(body).startsWith(unexpected)]).toEqual([500, true]);
  }),
  ...table(
    Object.keys(requests),
    'to %s addresses, a client is signed in',
  )((verb) => ({
    async run(world) {
      expect(await requests[verb]?.(world, 'me')).toEqual(nobody);
      expect(await requests[verb]?.(world, u.id)).toEqual(nobody);
    },
  })),
  ...table(
    Object.keys(requests),
    "a client cannot %s another user's addresses",
  )((verb) => ({
    async run(world) {
      const { access } = await signIn(world);

      expect(await requests[verb]?.(world, id, access)).toEqual(
        said(403, `Client can only ${verb} contact channels for their own user.`),
      );
    },
  })),
  ...table<[string, number, string]>(
    [
      ['read', 404, 'Contact channel not found.'],
      ['update', 400, 'Contact channel not found'],
      ['delete', 400, 'Contact channel not found'],
    ],
    'to %s an address that does not exist is %i',
  )((verb, status, text) => ({
    async run(world) {
      const { access } = await signIn(world);

      expect(await requests[verb]?.(world, 'me', access)).toEqual(said(status, text));
    },
  })),
  replies(
    'a client cannot verify an address by itself',
    async (world) => {
      const { access } = await signIn(world);
      return world.post(list, { ...added, is_verified: true }, withToken(access));
    },
    refusedBySchema('POST /api/v1/contact-channels', 'body contains unknown properties: is_verified'),
  ),
  story('mails another link to the primary address', async (world) => {
    const { access } = await made(world, { primary_email: other, primary_email_auth_enabled: true });
    const body = { email: other, callback_url: callback };

    expect(await world.post(send, body, withToken(access))).toEqual(done);
    const { token, link } = await world.mock.outbox.waitFor({ to: other, kind: 'verification' });
    expect(link).toBe(`${callback}?code=${token}`);
    expect(await world.post('/contact-channels/verify', { code: token })).toEqual(done);
    expect(await world.post(send, body, withToken(access))).toEqual(
      known(409, 'EMAIL_ALREADY_VERIFIED', 'The e-mail is already verified.'),
    );
  }),
  replies(
    'mails no link to another address',
    async (world) => {
      const { access } = await signIn(world);
      return world.post(send, { email: other, callback_url: callback }, withToken(access));
    },
    known(
      400,
      'EMAIL_IS_NOT_PRIMARY_EMAIL',
      `The given e-mail (${other}) must equal the user's primary e-mail (${u.email}).`,
      { email: other, primary_email: u.email },
    ),
  ),
  replies(
    'mails no link that leads elsewhere',
    async (world) => {
      const { access } = await made(world, { primary_email: other });
      return world.post(send, { email: other, callback_url: 'https://evil.example.com' }, withToken(access));
    },
    notWhitelisted,
  ),
  replies(
    'mails no link to somebody who is not signed in',
    ({ post }) => post(send, { email: u.email, callback_url: callback }),
    refusedBySchema(`POST /api/v1${send}`, 'auth.user must be defined'),
  ),
  story('the search finds users by every address', async (world) => {
    await withSecond(world);

    expect((await world.get('/users?query=OTHER@', asServer)).body).toMatchObject({ items: [{ id: u.id }] });
  }),
];
