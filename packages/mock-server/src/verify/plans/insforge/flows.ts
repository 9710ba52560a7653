import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';

const mail = '/api/auth/email/send-reset-password';
const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const sessions = '/api/auth/sessions';
const users = '/api/auth/users';
const asApp = { headers: { authorization: 'Bearer {{anonKey}}' } };
const password = 'Correct-H0rse-1!';
const newPassword = 'Correct-H0rse-2!';
const rob = 'rob-{{run}}@example.com';

/** Whole ways through the server, from an account to its new password, with reset codes as on a fresh server. */
export const flows: readonly Script[] = [
  {
    name: 'an account',
    safe: false,
    needs: ['anonKey'],
    steps: [
      post('signing up', users, { email: 'ann-{{run}}@example.com', password, name: 'Ann' }, asApp),
      post('signing up again', users, { email: 'ann-{{run}}@example.com', password }, asApp),
      post('signing up weakly', users, { email: 'weak-{{run}}@example.com', password: 'a' }, asApp),
      post(
        'signing in',
        `${sessions}?client_type=mobile`,
        { email: 'ann-{{run}}@example.com', password },
        {
          save: { access: { body: ['accessToken'] }, refresh: { body: ['refreshToken'] } },
        },
      ),
      get('who it is', `${sessions}/current`, { headers: { authorization: 'Bearer {{access}}' } }),
      post('renewing', '/api/auth/refresh?client_type=mobile', { refreshToken: '{{refresh}}' }),
      post('a wrong password', sessions, { email: 'ann-{{run}}@example.com', password: 'x' }),
    ],
  },
  {
    name: 'a reset by code',
    safe: false,
    needs: ['anonKey'],
    steps: [
      post('signing up', users, { email: rob, password }, asApp),
      post('a mail is asked for', mail, { email: rob }),
      { name: 'the mail', mailTo: rob, save: { code: 'code' } },
      post('within a minute', mail, { email: rob }),
      post('the code', exchange, { email: rob, code: '{{code}}' }, { save: { token: { body: ['token'] } } }),
      post('the code again', exchange, { email: rob, code: '{{code}}' }),
      post('weak', reset, { newPassword: 'a', otp: '{{token}}' }),
      post('done', reset, { newPassword, otp: '{{token}}' }),
      post('once more', reset, { newPassword: password, otp: '{{token}}' }),
      post('the old password', sessions, { email: rob, password }),
      post('the new password', sessions, { email: rob, password: newPassword }),
    ],
  },
];
