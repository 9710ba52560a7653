import type { SendEmailPayload } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import { ada, asServer, followed, page, pkce, type Reply, signedIn, textAt, type World } from '../world.ts';
import { badDigits, badLink, invalid, replies, table, type Vector } from './vector.ts';

const message = 'Confirmation link accepted. Please proceed to confirm link sent to the other email';
const accepted = { status: 200, body: { code: '200', msg: message } };
const encoded = message.replaceAll(' ', '+');
const newEmail = 'ada2@example.com';
const options = { secureEmailChange: true };

interface Change {
  readonly bearer: { authorization: string };
  /** The mail to each address. */
  mail(to: string): { readonly code: string; readonly token: string };
  byDigits(to: string): Promise<Reply>;
  byHash(to: string): Promise<Reply>;
}

/** Asks for a change of address. */
async function change(world: World, more: object = {}): Promise<Change> {
  const { bearer } = await signedIn(world);
  await world.put('/user', { email: newEmail, ...more }, bearer);
  const mails = await world.mock.outbox.list();
  const mail: Change['mail'] = (to) => {
    const { code = '', token = '' } = mails.find((each) => each.to === to) ?? {};
    return { code, token };
  };
  return {
    bearer,
    mail,
    byDigits: (to) => world.post('/verify', { type: 'email_change', email: to, token: mail(to).code }),
    byHash: (to) => world.post('/verify', { type: 'email_change', token_hash: mail(to).token }),
  };
}

/** A change of address that both addresses have to accept. */
export const secureEmailChangeVectors: readonly Vector[] = [
  {
    title: 'both addresses get a mail, each with its own digits and link',
    options,
    async run(world) {
      const { mail } = await change(world);
      const mails = await world.mock.outbox.list();

      expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
        [newEmail, 'Confirm your new email address'],
        [ada.email, 'Confirm your new email address'],
      ]);
      expect(mail(ada.email).token).not.toBe(mail(newEmail).token);
    },
  },
  ...table(
    [
      ['digits', 'the present address', ada.email, newEmail, badDigits],
      ['digits', 'the new address', newEmail, ada.email, badDigits],
      ['token hash', 'the present address', ada.email, newEmail, badLink],
      ['token hash', 'the new address', newEmail, ada.email, badLink],
    ] as const,
    'by %s: %s accepts first, and nothing has changed before the other one does',
  )((by, _who, first, second, again) => ({
    options,
    async run(world) {
      const { bearer, byDigits, byHash } = await change(world);
      const verify = by === 'digits' ? byDigits : byHash;

      expect(await verify(first)).toEqual(accepted);
      expect(await verify(first)).toEqual(again);
      expect((await world.get('/user', bearer)).body).toMatchObject({ email: ada.email, new_email: newEmail });
      expect(await verify(second)).toMatchObject({ status: 200, body: { user: { email: newEmail } } });
      expect((await world.get('/user', bearer)).body).toMatchObject({
        email: newEmail,
        identities: [{ identity_data: { email: newEmail, email_verified: true } }],
      });
      expect((await world.get('/user', bearer)).body).not.toHaveProperty('new_email');
    },
  })),
  {
    title: 'the first link leads to a message, the second one to a session',
    options,
    async run(world) {
      const { mail } = await change(world);
      const more = `&type=email_change&redirect_to=${page}`;
      const first = await followed(world, mail(newEmail).token, more);
      const second = await followed(world, mail(ada.email).token, more);

      expect(first.href).toBe(`${page}#message=${encoded}&sb=`);
      expect(second.hash).toMatch(/^#access_token=.*&type=email_change$/);
    },
  },
  {
    title: 'in PKCE the message is in the query too, and the second link has a code',
    options,
    async run(world) {
      const { mail } = await change(world, pkce.fields);
      const more = `&type=email_change&redirect_to=${page}`;
      const first = await followed(world, mail(newEmail).token, more);
      const second = await followed(world, mail(ada.email).token, more);

      expect(first.href).toBe(`${page}?message=${encoded}#message=${encoded}&sb=`);
      expect(second.searchParams.get('code')).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  {
    title: 'another request for a change starts over, and so does a repeated mail',
    options,
    async run(world) {
      const { byDigits } = await change(world);
      await byDigits(ada.email);
      await world.post('/resend', { type: 'email_change', email: ada.email });
      const mails = await world.mock.outbox.list();
      const code = mails.find(({ to }) => to === newEmail)?.code;

      expect(mails).toHaveLength(4);
      expect(await world.post('/verify', { type: 'email_change', email: newEmail, token: code })).toEqual(accepted);
    },
  },
  {
    title: 'a hook is called once for both mails, with their secrets crosswise',
    options,
    async run(world) {
      const calls: SendEmailPayload[] = [];
      await world.mock.options.set({
        sendEmailHook(payload: SendEmailPayload) {
          calls.push(payload);
        },
      });
      const { mail } = await change(world);

      expect(calls.map(({ email_data }) => email_data)).toEqual([
        expect.objectContaining({
          token: mail(ada.email).code,
          token_hash: mail(newEmail).token,
          token_new: mail(newEmail).code,
          token_hash_new: mail(ada.email).token,
        }),
      ]);
    },
  },
  {
    title: 'a generated link for the present address is the first of two',
    options,
    async run(world) {
      const body = { type: 'email_change_current', email: ada.email, new_email: newEmail };
      const link = await world.post('/admin/generate_link', body, asServer);
      const token_hash = textAt(link.body, 'hashed_token');

      expect(await world.post('/verify', { type: 'email_change', token_hash })).toEqual(accepted);
    },
  },
  replies(
    'a link for the present address is not generated if changes are not secure',
    ({ post }) =>
      post('/admin/generate_link', { type: 'email_change_current', email: ada.email, new_email: newEmail }, asServer),
    invalid('Enable secure email change to generate link for current email'),
  ),
];
