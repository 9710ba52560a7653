import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { unreadable } from './steps.ts';

const mail = '/api/auth/email/send-reset-password';
const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const verify = '/api/auth/email/verify';
const sessions = '/api/auth/sessions';
const link = '/api/auth/email/reset-password-link';
const users = '/api/auth/users';

/** What is refused, and leaves nothing behind. */
export const refusals: readonly Script[] = [
  {
    name: 'refused requests for mails',
    safe: true,
    steps: [
      post('nothing', mail, {}),
      post('no address', mail, { email: 'not-an-email' }),
      post('a leading space', mail, { email: ' a@example.com' }),
      post('a number', mail, { email: 5 }),
      post('null', mail, { email: null }),
      post('an invalid redirect', mail, { email: 'foo', redirectTo: 5 }),
      post('a slash at the end', `${mail}/`, {}),
      ...unreadable(mail),
    ],
  },
  {
    name: 'invalid codes and tokens',
    safe: true,
    steps: [
      post('a code of nobody', exchange, { email: 'nobody-{{run}}@example.com', code: '123456' }),
      post('letters for a code', exchange, { email: 'a@example.com', code: 'abcdef' }),
      post('five digits', exchange, { email: 'a@example.com', code: '12345' }),
      post('nothing', exchange, {}),
      post('a token', reset, { newPassword: 'Correct-H0rse-1!', otp: 'f'.repeat(64) }),
      post('a weak password', reset, { newPassword: 'a', otp: 'f'.repeat(64) }),
      post('no token', reset, { newPassword: 'Correct-H0rse-1!' }),
      post('an empty token', reset, { newPassword: 'Correct-H0rse-1!', otp: '' }),
      post('a code to verify', verify, { email: 'nobody-{{run}}@example.com', otp: '123456' }),
      get('a link', `${link}?token=${'f'.repeat(64)}`),
      get('a link without a token', link),
      ...unreadable(reset),
    ],
  },
  {
    name: 'refused sign-ins',
    safe: true,
    steps: [
      post('nobody', sessions, { email: 'nobody-{{run}}@example.com', password: 'x' }),
      post('nothing', sessions, {}),
      post('no password', sessions, { email: 'a@example.com' }),
      post('a bad address', sessions, { email: 'a', password: 'x' }),
      post('another method', sessions, { method: 'magic' }),
      post('a code', sessions, { method: 'otp', email: 'nobody-{{run}}@example.com', otp: '123456' }),
      post('the root administrator', '/api/auth/admin/sessions', { username: 'nobody', password: 'x' }),
      get('who is signed in', `${sessions}/current`),
      get('who is signed in, with nonsense', `${sessions}/current`, { headers: { authorization: 'Bearer nonsense' } }),
      post('renewing', '/api/auth/refresh', {}),
      post('renewing an app', '/api/auth/refresh?client_type=mobile', { refreshToken: 'x' }),
      post('signing up', users, {}),
      post('signing up with nonsense', users, {}, { headers: { authorization: 'Bearer nonsense' } }),
      get('the configuration', '/api/auth/config'),
      get('deleting', users, { method: 'DELETE' }),
      post('an unknown path', '/api/auth/nowhere', {}),
      get('options', mail, { method: 'OPTIONS', headers: { origin: 'https://app.example.com' } }),
    ],
  },
  {
    name: 'the limit of tries',
    safe: true,
    steps: [
      post('the tenth', exchange, {}, { from: 'one', times: 10 }),
      post('the eleventh', exchange, {}, { from: 'one' }),
    ],
  },
];
