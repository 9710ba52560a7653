import type { RequestStep, Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { as, fromPortal, paths } from './requests.ts';

const { send, exchange, login, refresh, signup, me } = paths;
const rob = 'rob-{{run}}@example.com';
const password = 'Correct-H0rse-1!';
const newPassword = 'Correct-H0rse-2!';
const session = {
  access: { header: 'location', match: /[#&]access_token=([^&]+)/ },
  refresh: { header: 'location', match: /[#&]refresh_token=([^&]+)/ },
};

/** Setting a password is the project's, wherever the mailed link says that it is. */
const setPassword = (name: string, secret: string): RequestStep => ({
  ...post(
    name,
    '{{project}}/auth/v1/user',
    { password: secret },
    { headers: { ...as('access').headers, apikey: '{{anonKey}}' } },
  ),
  method: 'PUT',
});
const signIn = (name: string, secret: string): RequestStep =>
  post(name, login, { email: rob, password: secret }, fromPortal);

/** The whole way through the server and the project behind it, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset',
    safe: false,
    needs: ['anonKey'],
    steps: [
      post('signing up', signup, { email: rob, password, name: 'Rob' }, fromPortal),
      signIn('not confirmed', password),
      { name: 'the mail to confirm', mailTo: rob, save: { link: 'link' } },
      get('the link to confirm', '{{link}}'),
      post('signing up again', signup, { email: rob, password, name: 'Rob' }, fromPortal),
      {
        ...signIn('signing in', password),
        save: { other: { body: ['token'] }, otherRefresh: { body: ['refresh_token'] } },
      },
      get('who it is', me, as('other')),
      post('a mail is asked for', send, { email: rob }),
      { name: 'the first mail', mailTo: rob, save: { older: 'link' } },
      post('another mail is asked for', send, { email: rob }),
      { name: 'the second mail', mailTo: rob, save: { link: 'link', project: 'linkBase' } },
      get('the older link', '{{older}}'),
      get('the link', '{{link}}', { save: session }),
      get('the link again', '{{link}}'),
      post('the session is exchanged', exchange, {
        access_token: '{{access}}',
        refresh_token: '{{refresh}}',
        redirect_to: '/settings/password',
      }),
      post('the session, to elsewhere', exchange, {
        access_token: '{{access}}',
        refresh_token: '{{refresh}}',
        redirect_to: '//evil.test',
      }),
      setPassword('weak', 'a'),
      setPassword('the present password', password),
      setPassword('done', newPassword),
      get('the session of the link', me, as('access')),
      get('the other session has ended', me, as('other')),
      post('its refresh token, too', refresh, { refresh_token: '{{otherRefresh}}' }),
      signIn('the old password', password),
      signIn('the new password', newPassword),
    ],
  },
];
