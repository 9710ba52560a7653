import type { Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { asPage, better } from './steps.ts';

const ask = '/request-password-reset';
const reset = '/reset-password';
const addresses = [
  '',
  'ada',
  'ada@localhost',
  ' ada@example.com',
  'adá@example.com',
  'a..b@example.com',
  'a@b.c',
  null,
  5,
  [],
  {},
];
const pages = [
  '//evil.example.com',
  '/\\evil.example.com',
  'reset',
  'https://evil.example.net/',
  null,
  5,
  '',
  '/reset?x=1',
];

/** What anybody can ask without an account, and what leaves nothing behind. */
export const publicScripts: readonly Script[] = [
  {
    name: 'refused requests for links',
    safe: true,
    steps: [
      ...addresses.map((email, index) => post(`address ${index + 1}`, ask, { email })),
      ...pages.map((redirectTo, index) =>
        post(`page ${index + 1}`, ask, { email: 'nobody-{{run}}@example.com', redirectTo }),
      ),
      post('nothing', ask, {}),
      post('a list', ask, []),
      postText('malformed JSON', ask, '{', 'application/json'),
      postText('text', ask, '{}', 'text/plain'),
      postText('a form', ask, 'email=a%40example.com', 'application/x-www-form-urlencoded'),
      postText('no content type', ask, '{}', undefined),
      post('any cookie', ask, { email: 'nobody@example.com' }, { headers: { cookie: 'theme=dark' } }),
      post('a slash at the end', `${ask}/`, {}),
      post('in capitals', ask.toUpperCase(), {}),
      get('by GET', ask),
      get('by OPTIONS', ask, { method: 'OPTIONS' }),
    ],
  },
  {
    name: 'wrong tokens',
    safe: true,
    steps: [
      get('a link', `${reset}/AAAA?callbackURL=%2Fx%3Fy%3D1%23f`),
      get('a link without a page', `${reset}/AAAA`),
      get('a link with two pages', `${reset}/AAAA?callbackURL=/a&callbackURL=/b`),
      get('a link with an empty page', `${reset}/AAAA?callbackURL=`),
      get('a link to elsewhere', `${reset}/AAAA?callbackURL=https%3A%2F%2Fevil.example.net`),
      get('a link by HEAD', `${reset}/AAAA?callbackURL=/x`, { method: 'HEAD' }),
      post('a wrong token', reset, { newPassword: better, token: 'AAAA' }),
      post('a short password', reset, { newPassword: 'x', token: 'AAAA' }),
      post('a long password', reset, { newPassword: 'x'.repeat(129), token: 'AAAA' }),
      post('no token', reset, { newPassword: 'x' }),
      post('in the query', `${reset}?token=AAAA`, { newPassword: better }),
      post('nothing', reset, {}),
    ],
  },
  {
    name: 'nobody is signed in',
    safe: true,
    steps: [
      get('the session', '/get-session'),
      post('the session by POST', '/get-session', {}),
      post('signing out', '/sign-out', {}),
      post('changing the password', '/change-password', { currentPassword: better, newPassword: better }),
      post(
        'signing in',
        '/sign-in/email',
        { email: 'nobody-{{run}}@example.com', password: better },
        { headers: asPage },
      ),
      post('signing in with no address', '/sign-in/email', { email: 'bad', password: better }, { headers: asPage }),
      post(
        'signing up with a short password',
        '/sign-up/email',
        { email: 'nobody-{{run}}@example.com', password: 'x', name: '' },
        { headers: asPage },
      ),
      get('the sessions', '/list-sessions'),
      post('ending a session', '/revoke-session', { token: 'x' }),
      post('ending all sessions', '/revoke-sessions', {}),
      post('ending all others', '/revoke-other-sessions', []),
      get('a link to verify', '/verify-email?token=x&callbackURL=/a'),
      get('a link to verify without a page', '/verify-email?token=x'),
      get('a link to verify without a token', '/verify-email'),
      post('a link to verify for no address', '/send-verification-email', { email: 'bad' }),
      get('whether it runs', '/ok'),
      get('an unknown path', '/nope'),
    ],
  },
  {
    name: 'the plugin',
    safe: true,
    needs: ['emailOTP'],
    steps: [
      post('digits for nobody', '/email-otp/request-password-reset', { email: 'nobody-{{run}}@example.com' }),
      post('digits for no address', '/email-otp/request-password-reset', { email: 'bad' }),
      post('checking digits', '/email-otp/check-verification-otp', {
        email: 'nobody-{{run}}@example.com',
        otp: '1',
        type: 'forget-password',
      }),
      post('checking for no purpose', '/email-otp/check-verification-otp', {
        email: 'a@example.com',
        otp: '1',
        type: 'nope',
      }),
      post('setting a password', '/email-otp/reset-password', {
        email: 'nobody-{{run}}@example.com',
        otp: '1',
        password: better,
      }),
      post(
        'digits for another address',
        '/email-otp/send-verification-otp',
        { email: 'a@b.co', type: 'change-email' },
        { headers: asPage },
      ),
      post('verifying an address', '/email-otp/verify-email', { email: 'nobody-{{run}}@example.com', otp: '1' }),
      post('signing in with digits', '/sign-in/email-otp', { email: 'nobody-{{run}}@example.com', otp: '1' }),
      post('setting a short password', '/email-otp/reset-password', {
        email: 'a@example.com',
        otp: '1',
        password: 'x',
      }),
    ],
  },
];
