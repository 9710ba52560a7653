import { expect } from 'vitest';
import { askAt, confirmation, done, mailedToken, resetAt, u } from '../world.ts';
import type { Vector } from './vector.ts';

const limited = { limits: 'real' } as const;

/** Who gets which mail. */
export const mailVectors: readonly Vector[] = [
  {
    title: 'mails a link to the server’s own page, with a token that says whose it is',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);

      const [mail] = await world.mock.outbox.list();
      expect(mail).toMatchObject({
        from: 'Support <support@example.com>',
        to: u.email,
        kind: 'password-reset',
        subject: 'Reset your Acme password',
        link: `http://localhost:8090/_/#/auth/confirm-password-reset/${token}`,
        expiresAt: '2026-01-02T03:34:05.000Z',
      });
      const [head = '', claims = ''] = token
        .split('.')
        .map((part) => atob(part.replaceAll('-', '+').replaceAll('_', '/')));
      expect(head).toBe('{"alg":"HS256","typ":"JWT"}');
      expect(claims).toBe(
        `{"collectionId":"_pb_users_auth_","email":"${u.email}","exp":1767324845,"id":"${u.id}","type":"passwordReset"}`,
      );
    },
  },
  {
    title: 'mails nobody who is unknown, and nobody whose address is spelled otherwise',
    async run({ post, mock }) {
      for (const email of ['nobody@example.com', 'U@example.com']) expect(await post(askAt(), { email })).toEqual(done);

      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'answers as usual and mails nothing for two minutes after a mail',
    settings: limited,
    source: 'recorded',
    async run({ post, mock }) {
      for (const advance of ['0s', '115s', '5s'] as const) {
        mock.clock.advance(advance);
        expect(await post(askAt(), { email: u.email })).toEqual(done);
      }

      expect((await mock.outbox.list()).map(({ sentAt }) => sentAt)).toEqual([
        '2026-01-02T03:06:05.000Z',
        '2026-01-02T03:04:05.000Z',
      ]);
    },
  },
  {
    title: 'mails each of several requests at the same moment',
    settings: limited,
    source: 'recorded',
    async run({ post, mock }) {
      const asked = [1, 2, 3].map(() => post(askAt(), { email: u.email }));

      expect(await Promise.all(asked)).toEqual([done, done, done]);
      expect(await mock.outbox.list()).toHaveLength(3);
    },
  },
  {
    title: 'a mail that fails is no mail to wait after',
    settings: limited,
    options: { mail: 'unreachable' },
    source: 'recorded',
    async run({ post, mock }) {
      expect(await post(askAt(), { email: u.email })).toEqual(done);
      await mock.options.set({ mail: 'works' });
      expect(await post(askAt(), { email: u.email })).toEqual(done);

      expect(await mock.outbox.list()).toHaveLength(1);
    },
  },
  {
    title: 'a reset ends the wait',
    settings: limited,
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);
      expect(await world.post(resetAt(), confirmation(token))).toEqual(done);

      expect(await world.post(askAt(), { email: u.email })).toEqual(done);
      expect(await world.mock.outbox.list()).toHaveLength(2);
    },
  },
  {
    title: 'a wait that begins after a reset ends with the timer of the mail before it',
    settings: limited,
    source: 'recorded',
    async run(world) {
      const { post, mock } = world;
      const mailed = async (afterMs: number) => {
        mock.clock.advance(afterMs);
        const before = (await mock.outbox.list()).length;
        await post(askAt(), { email: u.email });
        return (await mock.outbox.list()).length - before;
      };
      await post(resetAt(), confirmation(await mailedToken(world)));

      expect(await mailed(60_000)).toBe(1);
      expect(await mailed(59_999)).toBe(0);
      expect(await mailed(1)).toBe(1);
      expect(await mailed(59_999)).toBe(0);
      expect(await mailed(1)).toBe(1);
    },
  },
  {
    title: 'another account does not wait',
    settings: { ...limited, seed: [u, { email: 'v@example.com' }] },
    async run({ post, mock }) {
      for (const email of [u.email, 'v@example.com']) await post(askAt(), { email });

      expect(await mock.outbox.list()).toHaveLength(2);
    },
  },
  {
    title: 'fills in the app’s own template, and finds the link in it',
    options: {
      appName: 'Example',
      appURL: 'https://app.example.com',
      senderName: 'Example',
      senderAddress: 'no-reply@example.com',
      collections: {
        users: {
          resetPasswordTemplate: {
            subject: '{APP_NAME}: a password for {RECORD:name}',
            body: '<p>{RECORD:email}: <a href="{APP_URL}/reset?token={TOKEN}&amp;a=b">here</a> {NOTHING}</p>',
          },
        },
      },
    },
    async run(world) {
      const token = await mailedToken(world);

      const [mail] = await world.mock.outbox.list();
      expect(mail).toMatchObject({
        from: 'Example <no-reply@example.com>',
        subject: 'Example: a password for Uma',
        link: `https://app.example.com/reset?token=${token}&a=b`,
        text: `${u.email}: [here](https://app.example.com/reset?token=${token}&a=b) {NOTHING}`,
      });
      expect(mail?.html).toContain(`<a href="https://app.example.com/reset?token=${token}&amp;a=b">here</a>`);
    },
  },
];
