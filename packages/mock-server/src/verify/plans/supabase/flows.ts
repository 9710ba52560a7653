import type { RequestStep, Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import {
  addressOf,
  as,
  asApp,
  deleted,
  fragment,
  newUser,
  passwords,
  paths,
  pkce,
  put,
  readMail,
  redirect,
  signIn,
} from './requests.ts';

const { recover, verify, user, token } = paths;
const { old: password, new: newPassword } = passwords;

const setPassword = (step: string, secret: string, more = as('session')): RequestStep =>
  put(step, user, { password: secret }, more);

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
      get('the link again', `${verify}?token={{token}}&type=recovery&${redirect}`),
      setPassword('weak', 'a'),
      setPassword('the present password', password),
      setPassword('too long', 'a'.repeat(73)),
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
      post('digits of another type', verify, { type: 'signup', email: addressOf('dig'), token: '{{code}}' }, asApp),
      post(
        'the digits',
        verify,
        { type: 'recovery', email: addressOf('dig'), token: '{{code}}' },
        { ...asApp, save: { session: { body: ['access_token'] } } },
      ),
      post('the digits again', verify, { type: 'recovery', email: addressOf('dig'), token: '{{code}}' }, asApp),
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
      post('a mail is asked for', `${recover}?${redirect}`, { email: addressOf('kim'), ...pkce.fields }, asApp),
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
        { auth_code: '{{pkce}}', code_verifier: pkce.verifier },
        { ...asApp, save: { session: { body: ['access_token'] } } },
      ),
      post(
        'the verifier again',
        `${token}?grant_type=pkce`,
        { auth_code: '{{pkce}}', code_verifier: pkce.verifier },
        asApp,
      ),
      setPassword('done', newPassword),
      signIn('the old password', 'kim', password),
      signIn('the new password', 'kim', newPassword),
      deleted,
    ],
  },
];
