import type { MailStep, RequestStep, Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { as, asApp, asServer, paths } from './requests.ts';

const { recover, verify, user, token, users } = paths;
const password = 'Correct-H0rse-1!';
const newPassword = 'Correct-H0rse-2!';
const verifier = 'a-verifier-of-forty-three-characters-or-more';
const challenge = { code_challenge: 'y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw', code_challenge_method: 's256' };
const redirect = 'redirect_to={{siteUrl}}';

const addressOf = (name: string): string => `${name}-{{run}}@example.com`;
const newUser = (name: string): RequestStep =>
  post(
    'an account',
    users,
    { email: addressOf(name), password, email_confirm: true },
    { ...asServer, save: { id: { body: ['id'] } } },
  );
const signIn = (step: string, name: string, secret: string, as = 'access'): RequestStep =>
  post(
    step,
    `${token}?grant_type=password`,
    { email: addressOf(name), password: secret },
    {
      ...asApp,
      save: { [as]: { body: ['access_token'] }, [`${as}Refresh`]: { body: ['refresh_token'] } },
    },
  );
const readMail = (name: string): MailStep => ({
  name: 'the mail',
  mailTo: addressOf(name),
  save: { token: 'token', code: 'code' },
});
const setPassword = (step: string, secret: string, more = as('session')): RequestStep => ({
  ...post(step, user, { password: secret }, more),
  method: 'PUT',
});
const fragment = { header: 'location', match: /[#&]access_token=([^&]+)/ };
const deleted = get('the account is deleted', `${users}/{{id}}`, { ...asServer, method: 'DELETE' });

/** Whole ways through the server, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset by link',
    safe: false,
    needs: ['serviceRoleKey'],
    steps: [
      newUser('lin'),
      signIn('signing in', 'lin', password, 'other'),
      post('a mail is asked for', `${recover}?${redirect}`, { email: addressOf('lin') }, asApp),
      post('within a minute', recover, { email: addressOf('lin') }, asApp),
      readMail('lin'),
      get('the link', `${verify}?token={{token}}&type=recovery&${redirect}`, { save: { session: fragment } }),
      setPassword('weak', 'a'),
      setPassword('the present password', password),
      setPassword('done', newPassword),
      get('the session of the link', user, as('session')),
      get('the other session has ended', user, as('other')),
      signIn('the old password', 'lin', password),
      signIn('the new password', 'lin', newPassword),
      deleted,
    ],
  },
  {
    name: 'a reset by digits',
    safe: false,
    needs: ['serviceRoleKey'],
    steps: [
      newUser('dig'),
      post('a mail is asked for', recover, { email: addressOf('dig') }, asApp),
      readMail('dig'),
      post(
        'the digits',
        verify,
        { type: 'recovery', email: addressOf('dig'), token: '{{code}}' },
        { ...asApp, save: { session: { body: ['access_token'] } } },
      ),
      setPassword('done', newPassword),
      signIn('the old password', 'dig', password),
      signIn('the new password', 'dig', newPassword),
      deleted,
    ],
  },
  {
    name: 'a reset with a challenge',
    safe: false,
    needs: ['serviceRoleKey'],
    steps: [
      newUser('kim'),
      post('a mail is asked for', `${recover}?${redirect}`, { email: addressOf('kim'), ...challenge }, asApp),
      readMail('kim'),
      get('the link', `${verify}?token={{token}}&type=recovery&${redirect}`, {
        save: { pkce: { header: 'location', match: /[?&]code=([^&]+)/ } },
      }),
      post(
        'a wrong verifier',
        `${token}?grant_type=pkce`,
        { auth_code: '{{pkce}}', code_verifier: 'x'.repeat(43) },
        asApp,
      ),
      post(
        'the verifier',
        `${token}?grant_type=pkce`,
        { auth_code: '{{pkce}}', code_verifier: verifier },
        { ...asApp, save: { session: { body: ['access_token'] } } },
      ),
      setPassword('done', newPassword),
      signIn('the old password', 'kim', password),
      signIn('the new password', 'kim', newPassword),
      deleted,
    ],
  },
];
