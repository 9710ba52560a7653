import { expect } from 'vitest';
import { ada, failure, followed, page, pkce, type World } from '../world.ts';
import { badAddress, invalid, replies, table, taken, type Vector } from './vector.ts';

const mia = 'mia@example.com';
const unreadable = (detail: string) => failure(400, 'bad_json', `Could not read verification params: ${detail}`);
const noAddress = failure(422, 'validation_failed', 'Password recovery requires an email');
const off = failure(422, 'email_provider_disabled', 'Login with magic link is disabled');
const form = { 'content-type': 'application/x-www-form-urlencoded' };
/** The purpose of each mail, and the type of its link. */
const mailed = async ({ mock }: World) =>
  (await mock.outbox.list()).map(({ kind, link = '' }) => [kind, new URL(link).searchParams.get('type')]);

/** `POST /magiclink`, the older way to ask for a link to sign in with. */
export const magicLinkVectors: readonly Vector[] = [
  ...table(
    [
      ['', unreadable('EOF')],
      [' \n', unreadable('EOF')],
      ['{', unreadable('unexpected EOF')],
      ['x', unreadable("invalid character 'x' looking for beginning of value")],
      [[], unreadable('json: cannot unmarshal array into Go value of type api.MagicLinkParams')],
      [
        { email: 5 },
        unreadable('json: cannot unmarshal number into Go struct field MagicLinkParams.email of type string'),
      ],
      ['null', noAddress],
      [{}, noAddress],
      [{ email: 'bad' }, badAddress],
      [
        { email: ada.email, code_challenge: pkce.fields.code_challenge },
        invalid('PKCE flow requires code_challenge_method and code_challenge'),
      ],
      [{ email: 'bad', code_challenge: pkce.fields.code_challenge }, badAddress],
    ] as const,
    '/magiclink refuses %j',
  )((body, expected) => ({
    async run({ post }) {
      expect(await post('/magiclink', body)).toEqual(expected);
    },
  })),
  replies(
    '/magiclink reads the body of a form as empty',
    ({ post }) => post('/magiclink', { email: ada.email }, form),
    unreadable('EOF'),
  ),
  {
    title: '/magiclink ignores what follows the body, and mails a known address a link that signs in',
    async run(world) {
      const reply = await world.post(`/magiclink?redirect_to=${page}`, `{"email":"${ada.email}"} x`);
      const { token = '' } = await world.mock.outbox.waitFor({ to: ada.email });

      expect(reply).toEqual(taken);
      expect(await mailed(world)).toEqual([['sign-in', 'magiclink']]);
      expect((await followed(world, token, `&type=magiclink&redirect_to=${page}`)).href).toMatch(
        `${page}#access_token=`,
      );
    },
  },
  {
    title:
      '/magiclink makes an account for an unknown address and mails it a confirmation, again while it is unconfirmed',
    async run(world) {
      const first = await world.post('/magiclink', { email: 'MIA@example.com', data: { a: 1 } });
      const second = await world.post('/magiclink', { email: mia });

      expect([first, second]).toEqual([taken, taken]);
      expect(await mailed(world)).toEqual([
        ['verification', 'signup'],
        ['verification', 'signup'],
      ]);
      expect(await world.mock.accounts.find(mia)).toMatchObject({ emailVerified: false, hasPassword: true });
    },
  },
  {
    title: '/magiclink confirms an unknown address at once under autoconfirm, and mails it a link',
    options: { mailerAutoconfirm: true },
    async run(world) {
      expect(await world.post('/magiclink', { email: mia })).toEqual(taken);
      expect(await mailed(world)).toEqual([['sign-in', 'magiclink']]);
    },
  },
  replies(
    '/magiclink makes no account while sign-ups are off',
    ({ post }) => post('/magiclink', { email: mia }),
    failure(422, 'signup_disabled', 'Signups not allowed for this instance'),
    { options: { disableSignup: true } },
  ),
  replies(
    '/magiclink is off with all sign-ins by e-mail, which is told before the body',
    ({ post }) => post('/magiclink', '{'),
    failure(422, 'email_provider_disabled', 'Email logins are disabled'),
    { options: { externalEmailEnabled: false } },
  ),
  ...table(
    ['/magiclink', '/otp'],
    '%s is off with magic links, but a recovery is not',
  )((path) => ({
    options: { externalEmailMagicLinkEnabled: false },
    async run({ post }) {
      expect(await post(path, { email: ada.email })).toEqual(off);
      expect(await post('/recover', { email: ada.email })).toEqual(taken);
    },
  })),
  {
    title: '/magiclink has a limit of its own',
    settings: { limits: 'real' },
    async run({ post }) {
      const statuses: number[] = [];
      for (let count = 0; count < 31; count += 1) statuses.push((await post('/magiclink', {})).status);

      expect(statuses).toEqual([...Array(30).fill(422), 429]);
      expect((await post('/otp', {})).status).toBe(400);
    },
  },
  replies(
    '/magiclink fails where the mail does',
    ({ post }) => post('/magiclink', { email: ada.email }),
    failure(500, 'unexpected_failure', 'Error sending magic link email'),
    { options: { mail: 'fails' } },
  ),
];
