import { expect } from 'vitest';
import { textAt } from '../../reply.ts';
import { asOwner, refused, sent, signedIn, u, unfit } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const ask = { requestType: 'PASSWORD_RESET', email: u.email };
const source = 'recorded' as const;

/** Requests for mails. */
export const sendVectors: readonly Vector[] = [
  ...table(
    [
      ['no account', { ...ask, email: 'nobody@example.com' }, refused('EMAIL_NOT_FOUND')],
      ['no e-mail', { ...ask, email: 'not-an-email' }, refused('EMAIL_NOT_FOUND')],
      ['a number', { ...ask, email: 5 }, refused('EMAIL_NOT_FOUND')],
      ['spaces around it', { ...ask, email: ` ${u.email} ` }, refused('EMAIL_NOT_FOUND')],
      ['null', { ...ask, email: null }, unfit('/email must be string')],
      ['capitals', { ...ask, email: 'U@EXAMPLE.COM' }, sent()],
      ['an unknown tenant', { ...ask, tenantId: 'nope' }, refused('EMAIL_NOT_FOUND')],
      ['nothing in it', { ...ask, email: '' }, refused('MISSING_EMAIL')],
    ] as const,
    'an address with %s',
  )((_, body, expected) => ({
    source,
    run: async ({ app }) => expect(await app('sendOobCode', body)).toEqual(expected),
  })),
  ...table(
    [
      ['absent', undefined, refused('MISSING_REQ_TYPE')],
      ['unspecified', 'OOB_REQ_TYPE_UNSPECIFIED', refused('MISSING_REQ_TYPE')],
      ['unknown', 'NOPE', unfit('/requestType must be equal to one of the allowed values')],
      ['the number of one', 1, sent()],
      ['the number of one, as text', '1', sent()],
      ['empty', '', unfit('/requestType must be equal to one of the allowed values')],
      ['a space', ' ', unfit('/requestType must be equal to one of the allowed values')],
      ['nearly a number', '01', unfit('/requestType must be equal to one of the allowed values')],
      ['a list', ['PASSWORD_RESET'], unfit('/requestType must be string')],
    ] as const,
    'a purpose that is %s',
  )((_, requestType, expected) => ({
    source,
    run: async ({ app }) => expect(await app('sendOobCode', { ...ask, requestType })).toEqual(expected),
  })),
  ...table(
    ['/done', 'app.example.com'],
    'refuses the page %j',
  )((continueUrl) => ({
    source,
    run: async ({ app }) =>
      expect(await app('sendOobCode', { ...ask, continueUrl })).toEqual(
        refused('INVALID_CONTINUE_URI : ((expected an absolute URI with valid scheme and host))'),
      ),
  })),
  ...table(
    ['', 'https://evil.example.net/', 'myapp://done'],
    'takes the page %j',
  )((continueUrl) => ({
    source,
    run: async ({ app }) => expect(await app('sendOobCode', { ...ask, continueUrl })).toEqual(sent()),
  })),
  replies(
    'names in other spellings are the same',
    ({ app }) => app('sendOobCode', { request_type: 'PASSWORD_RESET', Email: u.email }),
    sent(),
  ),
  replies('unknown fields pass', ({ app }) => app('sendOobCode', { ...ask, nope: 1 }), sent()),
  replies('a list is no body', ({ app }) => app('sendOobCode', []), unfit(' must be object')),
  replies(
    'only administrators get the link',
    ({ app }) => app('sendOobCode', { ...ask, returnOobLink: true }),
    refused('INSUFFICIENT_PERMISSION'),
  ),
  {
    title: 'an administrator gets code and link, and nothing is mailed',
    source,
    async run({ app, mock }) {
      const { status, body } = await app('sendOobCode', { ...ask, returnOobLink: true }, asOwner);

      const code = textAt(body, 'oobCode');
      expect(code).toMatch(/^[\w-]{54}$/);
      const link = `${mock.baseUrl}/emulator/action?mode=resetPassword&lang=en&oobCode=${code}&apiKey=fake-api-key`;
      expect({ status, body }).toEqual({ status: 200, body: { ...Object(sent().body), oobCode: code, oobLink: link } });
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'the link carries the page, with the scheme of the emulator',
    source,
    async run({ app, mock }) {
      await app('sendOobCode', { ...ask, continueUrl: 'https://app.example.com/done?x=1' });

      const [mail] = await mock.outbox.list();
      expect(mail?.link).toBe(
        `${mock.baseUrl}/emulator/action?mode=resetPassword&lang=en&oobCode=${mail?.token}&apiKey=fake-api-key&continueUrl=https%3A%2F%2Fapp.example.com%2Fdone%3Fx%3D1`,
      );
      expect(mail?.expiresAt).toBeUndefined();
    },
  },
  {
    title: 'a disabled account is mailed',
    source,
    settings: { seed: [{ ...u, disabled: true }] },
    run: async ({ app }) => expect(await app('sendOobCode', ask)).toEqual(sent()),
  },
  {
    title: 'an account of another provider is mailed',
    source,
    settings: { seed: [{ email: u.email, providers: ['google'] }] },
    run: async ({ app }) => expect(await app('sendOobCode', ask)).toEqual(sent()),
  },
  ...table(
    [
      ['VERIFY_EMAIL', refused('INVALID_ID_TOKEN')],
      ['VERIFY_AND_CHANGE_EMAIL', refused('MISSING_NEW_EMAIL')],
    ] as const,
    '%s is for the account of an ID token',
  )((requestType, expected) => ({
    run: async ({ app }) => expect(await app('sendOobCode', { requestType, email: u.email })).toEqual(expected),
  })),
  {
    title: 'the account of an ID token confirms its address, and changes it',
    async run(world) {
      const { idToken } = await signedIn(world);

      expect(await world.app('sendOobCode', { requestType: 'VERIFY_EMAIL', idToken })).toEqual(sent());
      expect(
        await world.app('sendOobCode', {
          requestType: 'VERIFY_AND_CHANGE_EMAIL',
          idToken,
          newEmail: 'New@example.com',
        }),
      ).toEqual(sent());
      const mails = await world.mock.outbox.list();
      expect(mails.map(({ to, kind, subject }) => ({ to, kind, subject }))).toEqual([
        { to: 'new@example.com', kind: 'verification', subject: 'Verify your new email for Resetkit' },
        { to: u.email, kind: 'verification', subject: 'Verify your email for Resetkit' },
      ]);
    },
  },
];
