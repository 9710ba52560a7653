import type { MailStep, Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { asAdmin, newUser, signIn, signInAdmin, strong, stronger } from './steps.ts';

const users = '/api/admin/user-admin';
const own = '/api/admin/user/change-password';
const me = '/api/admin/user';
const validate = '/auth/reset/validate?token={{token}}';
const reset = '/auth/reset/password';

const askForMail = (name: string): ReturnType<typeof post> =>
  post('a mail is asked for', '/auth/reset/password-email', { email: `${name}-{{run}}@example.com` });
const readMail = (name: string): MailStep => ({
  name: 'the mail',
  mailTo: `${name}-{{run}}@example.com`,
  save: { token: 'token' },
});
const cookie = (name: string) => ({ headers: { cookie: `{{${name}}}` } });

/** Whole ways through the server, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset',
    safe: false,
    steps: [
      signInAdmin,
      newUser('rob'),
      signIn('rob'),
      signIn('rob', strong, 'rob2'),
      askForMail('rob'),
      { ...askForMail('rob'), name: 'within a minute' },
      post('a link within a minute', `${users}/reset-password`, { id: 'rob-{{run}}@example.com' }, asAdmin),
      readMail('rob'),
      get('the session is still there', me, cookie('rob2')),
      get('the token', validate, { save: { tag: { header: 'etag' } } }),
      get('the token again', validate, { headers: { 'if-none-match': '{{tag}}' } }),
      get('the token by HEAD', validate, { method: 'HEAD' }),
      post('weak', reset, { token: '{{token}}', password: 'short' }),
      post('the present password', reset, { token: '{{token}}', password: strong }),
      get('the token after that', validate),
      post('done', reset, { token: '{{token}}', password: stronger }),
      post('once more', reset, { token: '{{token}}', password: 'Correct-H0rse-3!' }),
      get('the used token', validate),
      get('the session has ended', me, cookie('rob2')),
      signIn('rob', strong, 'rob with the old password'),
      signIn('rob', stronger),
      get('me, the first time', me, cookie('rob')),
      get('me, the second time', me, cookie('rob')),
      get('the profile', '/api/admin/user/profile', cookie('rob')),
    ],
  },
  {
    name: 'an invitation',
    safe: false,
    steps: [
      signInAdmin,
      newUser('iva', { password: undefined, rootRole: 'Viewer', sendEmail: true }),
      readMail('iva'),
      signIn('iva', strong, 'iva without a password'),
      get('the token', validate),
      post('the first password', reset, { token: '{{token}}', password: strong }),
      get('the used token', validate),
      signIn('iva'),
      get('me', me, cookie('iva')),
      get('what only administrators may', users, cookie('iva')),
    ],
  },
  {
    name: 'a newer link',
    safe: false,
    steps: [
      signInAdmin,
      newUser('ned', { password: undefined, sendEmail: true }),
      readMail('ned'),
      post(
        'a link',
        `${users}/reset-password`,
        { id: 'NED-{{run}}@example.com' },
        {
          ...asAdmin,
          save: { newer: { body: ['resetPasswordUrl'], match: /token=(.+)/ } },
        },
      ),
      get('the invitation is over', validate),
      get('the link', '/auth/reset/validate?token={{newer}}'),
      post('a password with a session that is somebody else’s', reset, { token: 'abc', password: strong }, asAdmin),
      get('that session has ended', me, asAdmin),
      post('done', reset, { token: '{{newer}}', password: strong }),
    ],
  },
  {
    name: 'the token of somebody who is deleted',
    safe: false,
    steps: [
      signInAdmin,
      newUser('del'),
      askForMail('del'),
      readMail('del'),
      get('deleted', `${users}/{{delId}}`, { ...asAdmin, method: 'DELETE' }),
      get('the token', validate),
      post('a password', reset, { token: '{{token}}', password: stronger }),
    ],
  },
  {
    name: 'the last five passwords',
    safe: false,
    steps: [
      signInAdmin,
      newUser('pia'),
      ...[1, 2, 3, 4].map((number) =>
        post(
          `password ${number}`,
          `${users}/{{piaId}}/change-password`,
          { password: `Another-H0rse-${number}!` },
          asAdmin,
        ),
      ),
      post(
        'a link',
        `${users}/reset-password`,
        { id: 'pia-{{run}}@example.com' },
        {
          ...asAdmin,
          save: { token: { body: ['resetPasswordUrl'], match: /token=(.+)/ } },
        },
      ),
      post('the fifth before', reset, { token: '{{token}}', password: strong }),
      post('one that is new', reset, { token: '{{token}}', password: 'Another-H0rse-5!' }),
    ],
  },
  {
    name: 'the own password',
    safe: false,
    steps: [
      signInAdmin,
      newUser('own'),
      signIn('own'),
      signIn('own', strong, 'own2'),
      post('not confirmed', own, { password: stronger, confirmPassword: 'x', oldPassword: strong }, cookie('own')),
      post('no old one', own, { password: stronger, confirmPassword: stronger }, cookie('own')),
      post('weak', own, { password: 'short', confirmPassword: 'short', oldPassword: strong }, cookie('own')),
      post('a wrong old one', own, { password: stronger, confirmPassword: stronger, oldPassword: 'x' }, cookie('own')),
      post('the same', own, { password: strong, confirmPassword: strong, oldPassword: strong }, cookie('own')),
      post('nothing', own, {}, cookie('own')),
      postText('text', own, 'x', 'text/plain', cookie('own')),
      post('done', own, { password: stronger, confirmPassword: stronger, oldPassword: strong }, cookie('own')),
      get('the own session', me, cookie('own')),
      get('the other session', me, cookie('own2')),
    ],
  },
  {
    name: 'sessions',
    safe: false,
    steps: [
      signInAdmin,
      newUser('sam'),
      signIn('sam', strong, 'sam1'),
      signIn('sam', strong, 'sam2'),
      signIn('sam', strong, 'sam3'),
      signIn('sam', strong, 'sam4'),
      signIn('sam', strong, 'sam5'),
      signIn('sam', strong, 'sam6'),
      get('the first session has ended', me, cookie('sam1')),
      get('the second session still works', me, cookie('sam2')),
      get('a page to sign out', '/logout', cookie('sam2')),
      { ...signIn('sam', strong, 'admin'), name: 'sam signs in with the session of another', ...asAdmin },
      get('the session is sam’s', me, asAdmin),
      post('signing out', '/logout', {}, cookie('sam6')),
      get('all have ended', me, cookie('sam6')),
      get('this one too', me, cookie('sam5')),
      signIn('sam', strong, 'sam7'),
      post('signing out to HTML', '/logout', {}, { headers: { cookie: '{{sam7}}', accept: 'text/html' } }),
    ],
  },
];
