import type { MailTexts, SendEmailPayload, SupabaseOptions } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import {
  ada,
  asServer,
  followed,
  mailedRecovery,
  page,
  pkce,
  type Reply,
  signedIn,
  textAt,
  type World,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const newPassword = 'ada-new-pass2';
const newAddress = 'ada2@example.com';
const on = {
  mailerNotificationsPasswordChangedEnabled: true,
  mailerNotificationsEmailChangedEnabled: true,
  mailerNotificationsMfaFactorEnrolledEnabled: true,
  mailerNotificationsMfaFactorUnenrolledEnabled: true,
} satisfies Partial<SupabaseOptions>;

type Bearer = { readonly authorization: string };
type Act = (world: World, bearer: Bearer) => Promise<Reply>;

const setPassword = (world: World, bearer: Bearer): Promise<Reply> =>
  world.put('/user', { password: newPassword }, bearer);

/** Asks for another address and gives the token of its mail. */
async function asked(world: World, bearer: Bearer, more: object = {}): Promise<{ code: string; token: string }> {
  await world.put('/user', { email: newAddress, ...more }, bearer);
  const { code = '', token = '' } = await world.mock.outbox.waitFor({ to: newAddress });
  return { code, token };
}

async function setAddress(world: World, bearer: Bearer): Promise<Reply> {
  const { code } = await asked(world, bearer);
  return world.post('/verify', { type: 'email_change', email: newAddress, token: code });
}

async function enroll(world: World, bearer: Bearer): Promise<string> {
  return textAt((await world.post('/factors', { factor_type: 'totp' }, bearer)).body, 'id');
}

async function verifyFactor(world: World, bearer: Bearer, id: string): Promise<Reply> {
  const { body } = await world.post(`/factors/${id}/challenge`, {}, bearer);
  const code = await world.mock.secondFactors.code(ada.email);
  return world.post(`/factors/${id}/verify`, { challenge_id: textAt(body, 'id'), code }, bearer);
}

const addFactor = async (world: World, bearer: Bearer): Promise<Reply> =>
  verifyFactor(world, bearer, await enroll(world, bearer));
const removeFactor = async (world: World, bearer: Bearer): Promise<Reply> =>
  world.delete(`/factors/${await enroll(world, bearer)}`, undefined, bearer);

const toSupport = 'If that was not you, tell your support at once.';

/** What is done; the template of its notification, the hook's name of it, its subject and its text in the mail. */
const notices: [string, Act, keyof MailTexts, string, string, string][] = [
  [
    'a new password',
    setPassword,
    'passwordChangedNotification',
    'password_changed_notification',
    'Your password was changed',
    'Your password was changed\n\nYour account has a new password.\n\nIf that was not you, reset the password, and tell your support at once.\n',
  ],
  [
    'a new address',
    setAddress,
    'emailChangedNotification',
    'email_changed_notification',
    'Your email address was changed',
    `Your email address was changed\n\nYour account had the address ${ada.email} and has ${newAddress} now.\n\n${toSupport}\n`,
  ],
  [
    'a factor that is verified first',
    addFactor,
    'mfaFactorEnrolledNotification',
    'mfa_factor_enrolled_notification',
    'A new verification method was added to your account',
    `A new verification method was added\n\nYour account has a second factor now (totp).\n\n${toSupport}\n`,
  ],
  [
    'a factor that is removed, even an unverified one',
    removeFactor,
    'mfaFactorUnenrolledNotification',
    'mfa_factor_unenrolled_notification',
    'A verification method was removed from your account',
    `A verification method was removed\n\nYour account has a second factor less now (totp).\n\n${toSupport}\n`,
  ],
];
/** The factors that a hook sees. */
const factorsSeen = new Map<Act, string[]>([
  [addFactor, ['verified']],
  [removeFactor, ['unverified']],
]);

const notified = ({ mock }: World) => mock.outbox.list({ kind: 'notification' });
const subjects = async (world: World) => (await notified(world)).map(({ subject }) => subject);

const sentVectors: readonly Vector[] = [
  ...table(
    notices,
    '%s is told by a mail without a secret',
  )((_what, act, _template, _action, subject, text) => ({
    options: on,
    async run(world) {
      const { bearer } = await signedIn(world);

      expect((await act(world, bearer)).status).toBe(200);
      expect(await notified(world)).toEqual([
        {
          id: expect.any(String),
          from: '"Supabase Auth" <noreply@mail.app.supabase.io>',
          to: ada.email,
          kind: 'notification',
          subject,
          text,
          html: expect.stringContaining(`>${text.split('\n')[2]}</p>`),
          sentAt: '2026-01-02T03:04:05.000Z',
        },
      ]);
    },
  })),
  ...table(
    notices,
    '%s is not told unless the project asks for it',
  )((_what, act) => ({
    async run(world) {
      const { bearer } = await signedIn(world);

      expect((await act(world, bearer)).status).toBe(200);
      expect(await notified(world)).toEqual([]);
    },
  })),
  ...table(
    notices,
    'the variables in the notification of %s',
  )((_what, act, template, _action, subject) => ({
    options: {
      ...on,
      mailerTemplates: {
        [template]:
          '<a href="{{ .SiteURL }}/help">{{ .Email }}|{{ .OldEmail }}|{{ .FactorType }}|{{ .Data.name }}</a>' +
          '[{{ .Token }}{{ .TokenHash }}{{ .ConfirmationURL }}{{ .RedirectTo }}{{ .NewEmail }}{{ .SendingTo }}]',
      },
      mailerSubjects: { [template]: 'Dear {{ .Data.name }}' },
    },
    async run(world) {
      const { bearer } = await signedIn(world);
      await act(world, bearer);
      const [mail] = await notified(world);
      const isChange = act === setAddress;
      const values = `${isChange ? newAddress : ada.email}|${isChange ? ada.email : ''}|${subject.includes('method') ? 'totp' : ''}|Ada`;

      expect(mail).toMatchObject({
        subject: 'Dear Ada',
        html: `<a href="http://localhost:3000/help">${values}</a>[]`,
        text: `${values}[]\n`,
      });
      expect(mail).not.toHaveProperty('link');
    },
  })),
  {
    title: 'a reset is told after the new password; who waits for its mail gets that one',
    options: on,
    async run(world) {
      const { token } = await mailedRecovery(world);
      const { body } = await world.post('/verify', { type: 'recovery', token_hash: token });
      await setPassword(world, { authorization: `Bearer ${textAt(body, 'access_token')}` });
      const again = await mailedRecovery(world);

      expect(await subjects(world)).toEqual(['Your password was changed']);
      expect(again.token).toMatch(/^[0-9a-f]{56}$/);
    },
  },
  {
    title:
      'a new address is told when the change is complete: by a link, by a link of PKCE, and after both of a secure one',
    options: on,
    async run(world) {
      const { bearer } = await signedIn(world);
      const { token } = await asked(world, bearer);
      expect(await notified(world)).toEqual([]);
      await followed(world, token, '&type=email_change');
      expect((await notified(world)).map(({ to }) => to)).toEqual([ada.email]);

      await world.put('/user', { email: ada.email, ...pkce.fields }, bearer);
      const back = await world.mock.outbox.waitFor({ to: ada.email, kind: 'verification' });
      await followed(world, back.token ?? '', '&type=email_change');
      expect((await notified(world)).map(({ to }) => to)).toEqual([newAddress, ada.email]);

      await world.mock.options.set({ secureEmailChange: true });
      await world.put('/user', { email: 'ada3@example.com' }, bearer);
      const [current, next] = await Promise.all(
        [ada.email, 'ada3@example.com'].map((to) => world.mock.outbox.waitFor({ to, kind: 'verification' })),
      );
      await followed(world, next?.token ?? '', '&type=email_change');
      expect(await notified(world)).toHaveLength(2);
      await followed(world, current?.token ?? '', '&type=email_change');
      expect(await notified(world)).toHaveLength(3);
    },
  },
  {
    title: 'a factor that is verified again is told once',
    options: on,
    async run(world) {
      const { bearer } = await signedIn(world);
      const id = await enroll(world, bearer);
      await verifyFactor(world, bearer, id);
      await verifyFactor(world, bearer, id);

      expect(await subjects(world)).toEqual(['A new verification method was added to your account']);
    },
  },
  {
    title: 'what an administrator changes is not told',
    options: on,
    async run(world) {
      const { bearer } = await signedIn(world);
      const id = await enroll(world, bearer);
      await world.put(`/admin/users/${ada.id}`, { password: newPassword }, asServer);
      await world.put(`/admin/users/${ada.id}`, { email: newAddress }, asServer);
      await world.delete(`/admin/users/${ada.id}/factors/${id}`, undefined, asServer);

      expect(await notified(world)).toEqual([]);
    },
  },
  {
    title: 'an account without an address is told nothing, not even of its first one',
    options: { ...on, externalAnonymousUsersEnabled: true },
    async run(world) {
      const { body } = await world.post('/signup', {});
      const bearer = { authorization: `Bearer ${textAt(body, 'access_token')}` };
      const { code } = await asked(world, bearer, { password: newPassword });
      await world.post('/verify', { type: 'email_change', email: newAddress, token: code });

      expect(await notified(world)).toEqual([]);
    },
  },
];

const unsentVectors: readonly Vector[] = [
  ...table(
    [
      ['the mail server refuses it', { mail: 'fails' }],
      ['its template cannot be filled', { mailerTemplates: { passwordChangedNotification: '{{ len .Data.nope }}' } }],
      ['its hook fails', { sendEmailHook: () => new Response('', { status: 500 }) }],
      ['its hook refuses', { sendEmailHook: () => ({ error: { http_code: 403, message: 'No' } }) }],
    ] as [string, Partial<SupabaseOptions>][],
    'a password is changed without a notification if %s',
  )((_why, options) => ({
    options: { ...on, ...options },
    async run(world) {
      const { bearer } = await signedIn(world);

      expect((await setPassword(world, bearer)).status).toBe(200);
      expect(await world.mock.outbox.list()).toEqual([]);
      expect((await world.post('/token?grant_type=password', { ...ada, password: newPassword })).status).toBe(200);
    },
  })),
  {
    title: 'notifications count among the mails of an hour, and are not sent beyond it',
    options: { ...on, emailsPerHour: 1 },
    settings: { limits: 'real' },
    async run(world) {
      const { bearer } = await signedIn(world);
      await setPassword(world, bearer);
      const second = await world.put('/user', { password: 'ada-new-pass3' }, bearer);

      expect(second.status).toBe(200);
      expect(await notified(world)).toHaveLength(1);
      expect((await world.post('/recover', { email: ada.email })).status).toBe(429);
    },
  },
];

const hookVectors: readonly Vector[] = [
  ...table(
    notices,
    'the payload for the notification of %s',
  )((_what, act, _template, action, subject) => ({
    options: { ...on, apiExternalUrl: 'https://api.example.com' },
    async run(world) {
      const calls: SendEmailPayload[] = [];
      const { bearer } = await signedIn(world);
      await world.mock.clock.advance('1m');
      await world.mock.options.set({
        sendEmailHook(payload: SendEmailPayload) {
          calls.push(payload);
        },
      });
      await act(world, bearer);
      const call = calls.at(-1);

      expect(call?.email_data).toEqual({
        token: '',
        token_hash: '',
        redirect_to: 'http://localhost:3000',
        email_action_type: action,
        site_url: 'https://api.example.com',
        token_new: '',
        token_hash_new: '',
        old_email: act === setAddress ? ada.email : '',
        old_phone: '',
        provider: '',
        factor_type: subject.includes('method') ? 'totp' : '',
      });
      expect(call?.user).toMatchObject({
        email: act === setAddress ? newAddress : ada.email,
        last_sign_in_at: '2026-01-02T03:04:05Z',
      });
      expect(call?.user.factors?.map(({ status }) => status)).toEqual(factorsSeen.get(act));
      expect((await notified(world)).map((mail) => mail.subject)).toEqual([subject]);
    },
  })),
  {
    title: 'the payload of a notification names the accepted target of its request',
    options: { ...on },
    async run(world) {
      const targets: string[] = [];
      const { bearer } = await signedIn(world);
      await world.mock.options.set({
        sendEmailHook({ email_data }: SendEmailPayload) {
          targets.push(email_data.redirect_to);
        },
      });
      await world.put(`/user?redirect_to=${page}`, { password: newPassword }, bearer);

      expect(targets).toEqual([page]);
    },
  },
];

/** Mails that tell what was done. */
export const notificationVectors: readonly Vector[] = [...sentVectors, ...unsentVectors, ...hookVectors];
