import type { Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { asApp, asNobody, paths } from './requests.ts';

const { send, check, reset, signUp, signIn, update, refresh, me, users } = paths;
const needs = ['projectId', 'publishableClientKey'];
const email = 'nobody-{{run}}@example.com';
const callback_url = 'http://localhost:3000/reset';
const password = 'Correct-H0rse-1!';
const code = '0'.repeat(45);
const app = asApp();

/** What is refused, and leaves nothing behind. */
export const refusals: readonly Script[] = [
  {
    name: 'headers that are refused',
    safe: true,
    needs,
    steps: [
      post('no project', send, { email, callback_url }),
      post('no access type', send, { email, callback_url }, asNobody),
      post('a key without an access type', send, {}, { headers: { 'x-stack-publishable-client-key': 'x' } }),
      post('an invalid access type', send, {}, asApp({ 'x-stack-access-type': 'nope' })),
      post('an access type without a project', send, {}, { headers: { 'x-stack-access-type': 'client' } }),
      post(
        'a project that there is not',
        send,
        {},
        asApp({ 'x-stack-project-id': '00000000-0000-4000-8000-000000000000' }),
      ),
      post('a wrong key', send, { email, callback_url }, asApp({ 'x-stack-publishable-client-key': 'pck_wrong' })),
      post('an invalid token', send, { email, callback_url }, asApp({ 'x-stack-access-token': 'x' })),
      post('an unknown branch', send, { email, callback_url }, asApp({ 'x-stack-branch-id': 'nope' })),
    ],
  },
  {
    name: 'refused requests for mails',
    safe: true,
    needs,
    steps: [
      post('nobody', send, { email, callback_url }, app),
      post('nobody, to a place that is not trusted', send, { email, callback_url: 'https://evil.test/' }, app),
      post('nothing', send, {}, app),
      post('no address', send, { email: 'not-an-email', callback_url }, app),
      post('a number', send, { email: 5, callback_url }, app),
      post('no callback', send, { email }, app),
      post('an invalid callback', send, { email, callback_url: 'nope' }, app),
      postText('malformed JSON', send, '{', 'application/json', app),
      postText('a list', send, '[]', 'application/json', app),
      postText('plain text', send, 'x', 'text/plain', app),
      postText('an unknown type', send, 'x', 'text/csv', app),
      postText('no type', send, '{}', undefined, app),
      get('another method', send, app),
      post('an error as a 200', send, {}, asApp({ 'x-stack-override-error-status': 'true' })),
    ],
  },
  {
    name: 'invalid codes',
    safe: true,
    needs,
    steps: [
      post('looked at', check, { code }, app),
      post('nothing to look at', check, {}, app),
      post('a password', reset, { code, password }, app),
      post('nothing', reset, {}, app),
      post('no password', reset, { code }, app),
      post('71 characters', reset, { code, password: 'x'.repeat(71) }, app),
      post('a short code', reset, { code: 'x', password }, app),
    ],
  },
  {
    name: 'refused sign-ins',
    safe: true,
    needs,
    steps: [
      post('nobody', signIn, { email, password }, app),
      post('nothing', signIn, {}, app),
      post('signing up weakly', signUp, { email, password: 'a' }, app),
      post('a new password of nobody', update, { old_password: 'x', new_password: password }, app),
      post('an invalid refresh token', refresh, {}, asApp({ 'x-stack-refresh-token': 'x' })),
      get('who is signed in', me, app),
      get('what only servers may', users, app),
      post('an unknown path', '/api/v1/nowhere', {}, app),
    ],
  },
];
