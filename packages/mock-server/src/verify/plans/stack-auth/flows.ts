import type { MailStep, RequestStep, Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { asApp, asServer, paths } from './requests.ts';

const { send, check, reset, signUp, signIn, refresh, me, users } = paths;
const password = 'Correct-H0rse-1!';
const newPassword = 'Correct-H0rse-2!';
const callback_url = 'http://localhost:3000/reset';
const app = asApp();
const rob = 'rob-{{run}}@example.com';
const bea = 'bea-{{run}}@example.com';

const askForMail = (email: string): RequestStep => post('a mail is asked for', send, { email, callback_url }, app);
const readMail = (email: string, code: string): MailStep => ({
  name: 'the mail',
  mailTo: email,
  save: { [code]: 'code' },
});

/** Whole ways through the server, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset',
    safe: false,
    needs: ['projectId', 'publishableClientKey', 'secretServerKey'],
    steps: [
      post(
        'signing up',
        signUp,
        { email: rob, password },
        {
          ...app,
          save: { access: { body: ['access_token'] }, refresh: { body: ['refresh_token'] }, id: { body: ['user_id'] } },
        },
      ),
      post('signing up again', signUp, { email: rob, password }, app),
      get('who it is', me, asApp({ 'x-stack-access-token': '{{access}}' })),
      post('a place that is not trusted', send, { email: rob, callback_url: 'https://evil.test/' }, app),
      askForMail(rob),
      readMail(rob, 'code'),
      post('the code is looked at', check, { code: '{{code}}' }, app),
      post('a password that is too long', reset, { code: '{{code}}', password: 'x'.repeat(71) }, app),
      post('done', reset, { code: '{{code}}', password: newPassword }, app),
      post('once more', reset, { code: '{{code}}', password }, app),
      post('the used code', check, { code: '{{code}}' }, app),
      post('the refresh token has ended', refresh, {}, asApp({ 'x-stack-refresh-token': '{{refresh}}' })),
      post('the old password', signIn, { email: rob, password }, app),
      post('the new password', signIn, { email: rob, password: newPassword }, app),
      get('the account is deleted', `${users}/{{id}}`, { ...asServer, method: 'DELETE' }),
    ],
  },
  {
    name: 'a code that a weak password burns',
    safe: false,
    needs: ['projectId', 'publishableClientKey', 'secretServerKey'],
    steps: [
      post(
        'a server makes an account',
        users,
        { primary_email: bea, primary_email_auth_enabled: true, password },
        { ...asServer, save: { id: { body: ['id'] } } },
      ),
      askForMail(bea),
      readMail(bea, 'first'),
      post('weak', reset, { code: '{{first}}', password: 'short' }, app),
      post('the burnt code', reset, { code: '{{first}}', password: newPassword }, app),
      post('the password is as it was', signIn, { email: bea, password }, app),
      get('the account is deleted', `${users}/{{id}}`, { ...asServer, method: 'DELETE' }),
    ],
  },
];
