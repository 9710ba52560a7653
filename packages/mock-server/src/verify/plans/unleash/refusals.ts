import type { Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { unreadable } from './steps.ts';

const users = '/api/admin/user-admin';
const badCookie = { headers: { cookie: 'unleash-session=s%3Anope.nope' } };
const badToken = { headers: { authorization: 'nonsense' } };

/** What is refused because of who asks, or where. */
export const refusals: readonly Script[] = [
  {
    name: 'nobody asks',
    safe: true,
    steps: [
      get('me', '/api/admin/user'),
      get('me, with a bad cookie', '/api/admin/user', badCookie),
      get('me, with a bad token', '/api/admin/user', badToken),
      get('the profile', '/api/admin/user/profile'),
      get('accounts', users),
      get('accounts, with a bad token', users, badToken),
      get('one account', `${users}/1`),
      get('one account with a bad id', `${users}/abc`),
      get('deleting', `${users}/999999`, { method: 'DELETE' }),
      post('a new account', users, { email: 'a@example.com', rootRole: 2 }),
      postText('a new account in text', users, 'x', 'text/plain'),
      postText('a new account in malformed JSON', users, '{', 'application/json'),
      post('a link', `${users}/reset-password`, { id: 'a@example.com' }),
      post('a password', `${users}/1/change-password`, { password: 'x' }),
      post('judging', `${users}/validate-password`, { password: 'x' }),
      post('the own password', '/api/admin/user/change-password', { password: 'x' }),
      post('signing out', '/logout', {}),
      post('signing out with a bad token', '/logout', {}, badToken),
      get('a page to sign out', '/logout'),
      get('an unknown path', '/api/nope'),
      get('options', users, { method: 'OPTIONS' }),
    ],
  },
  {
    name: 'nothing is there',
    safe: true,
    steps: [
      get('a page', '/reset-password?token=abc'),
      get('a page with a dot in its token', '/reset-password?token=$2b$10$abc.def'),
      get('a page by HEAD', '/auth/reset/nope', { method: 'HEAD' }),
      get('a page by OPTIONS', '/auth/reset/nope', { method: 'OPTIONS' }),
      get('the folder of the reset', '/auth/reset'),
      post('an unknown path', '/auth/reset/nope', {}),
      get('deleting a path', '/auth/reset/password-email', { method: 'DELETE' }),
      post('below signing out', '/auth/nope?a=<b>', {}),
    ],
  },
  {
    name: 'invalid links',
    safe: true,
    steps: [
      get('unknown', '/invite/{{run}}/validate'),
      get('a NUL', '/invite/%00/validate'),
      get('badly encoded', '/invite/%zz/validate'),
      post('by POST', '/invite/unknown/validate', {}),
      post('signing up', '/invite/unknown/signup', { email: 'a@example.com', name: 'A', password: 'x' }),
      post('signing up with nothing', '/invite/unknown/signup', {}),
      post('signing up without a name', '/invite/unknown/signup', { email: 'a@example.com', password: 'x' }),
      post('signing up with a role', '/invite/unknown/signup', {
        email: 'a@example.com',
        name: 'A',
        password: 'x',
        rootRole: 1,
      }),
      get('signing up by GET', '/invite/unknown/signup'),
      ...unreadable('/invite/unknown/signup').slice(0, 9),
    ],
  },
  {
    name: 'tokens for SDKs',
    safe: true,
    needs: ['backendToken', 'frontendToken'],
    steps: ['{{backendToken}}', '{{frontendToken}}'].flatMap((authorization, index) => {
      const headers = { authorization };
      const kind = index === 0 ? 'backend' : 'frontend';
      return [
        post(`${kind}: a mail`, '/auth/reset/password-email', {}, { headers }),
        postText(`${kind}: a mail in malformed JSON`, '/auth/reset/password-email', '{', 'application/json', {
          headers,
        }),
        get(`${kind}: a token`, '/auth/reset/validate?token=a', { headers }),
        post(`${kind}: a password`, '/auth/reset/password', {}, { headers }),
        post(`${kind}: signing in`, '/auth/simple/login', {}, { headers }),
        post(`${kind}: signing out`, '/logout', {}, { headers }),
        get(`${kind}: me`, '/api/admin/user', { headers }),
        post(`${kind}: a new account`, users, {}, { headers }),
        get(`${kind}: a link`, '/invite/unknown/validate', { headers }),
        get(`${kind}: a page`, '/auth/reset/nope', { headers }),
      ];
    }),
  },
  {
    name: 'an admin token',
    safe: true,
    needs: ['adminToken'],
    steps: [
      get('me', '/api/admin/user', { headers: { authorization: '{{adminToken}}' } }),
      get('me by HEAD', '/api/admin/user', { method: 'HEAD', headers: { authorization: '{{adminToken}}' } }),
      get('the profile', '/api/admin/user/profile', { headers: { authorization: '{{adminToken}}' } }),
      get('nobody', `${users}/999999`, { headers: { authorization: '{{adminToken}}' } }),
      get('a bad id', `${users}/abc`, { headers: { authorization: '{{adminToken}}' } }),
      get('an id that is too large', `${users}/99999999999`, { headers: { authorization: '{{adminToken}}' } }),
      get('an id that is badly encoded', `${users}/%zz`, { headers: { authorization: '{{adminToken}}' } }),
      post(
        'the own password',
        '/api/admin/user/change-password',
        { password: 'x' },
        { headers: { authorization: '{{adminToken}}' } },
      ),
      get('an unknown path', '/api/nope', { headers: { authorization: '{{adminToken}}' } }),
      post(
        'a mail',
        '/auth/reset/password-email',
        { email: 'nobody@example.com' },
        { headers: { authorization: '{{adminToken}}' } },
      ),
      post('signing out', '/logout', {}, { headers: { authorization: '{{adminToken}}' } }),
    ],
  },
];
