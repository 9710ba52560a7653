import type { RequestStep, Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { fromPortal, paths } from './requests.ts';

const { send, exchange, login, refresh, signup, magicLink, status, me } = paths;
const email = 'nobody-{{run}}@example.com';
const password = 'Correct-H0rse-1!';

/** Bodies that no operation can read. */
function unreadable(path: string): readonly RequestStep[] {
  const json = 'application/json';
  return [
    postText('malformed JSON', path, '{', json),
    postText('no body', path, '', json),
    postText('a list', path, '[]', json),
    postText('JSON that says it is text', path, '{}', 'text/plain'),
  ];
}

/** What is refused, and leaves nothing behind. */
export const refusals: readonly Script[] = [
  {
    name: 'refused requests for mails',
    safe: true,
    steps: [
      post('nobody', send, { email }),
      post('nobody, to a place that is not allowed', send, { email, callback_origin: 'https://evil.test' }),
      post('nobody, to no origin', send, { email, callback_origin: 'nope' }),
      post('nothing', send, {}),
      post('no address', send, { email: 'not-an-email' }),
      post('a number', send, { email: 5 }),
      post('null', send, { email: null }),
      post('a callback that is a number', send, { email, callback_origin: 5 }),
      post('513 characters', send, { email, callback_origin: 'x'.repeat(513) }),
      ...unreadable(send),
      get('another method', send),
      post('an unknown path', '/auth/nowhere', {}),
      get('options', send, { method: 'OPTIONS', headers: { origin: '{{portalOrigin}}' } }),
      post('no address for a magic link', magicLink, {}),
    ],
  },
  {
    name: 'invalid sessions',
    safe: true,
    steps: [
      post('a token', exchange, { access_token: 'x', refresh_token: 'x' }),
      post('nothing', exchange, {}),
      post('numbers', exchange, { access_token: 5, refresh_token: 5 }),
      post('no refresh token', exchange, { access_token: 'x' }),
      post('a redirect that is a number', exchange, { access_token: 'x', refresh_token: 'x', redirect_to: 5 }),
      ...unreadable(exchange).slice(0, 1),
      post('renewing', refresh, { refresh_token: 'x' }),
      post('renewing nothing', refresh, {}),
      get('whether it is approved', status),
      get('who is signed in', me),
      get('who is signed in, with nonsense', me, { headers: { authorization: 'Bearer nonsense' } }),
    ],
  },
  {
    name: 'refused sign-ins',
    safe: true,
    steps: [
      post('nobody', login, { email, password }, fromPortal),
      post('nothing', login, {}, fromPortal),
      post('no origin', login, { email, password }),
      post('a page of elsewhere', login, { email, password }, { headers: { origin: 'https://evil.test' } }),
      post('signing up with nothing', signup, {}, fromPortal),
      // With a good body, a server that does not look at `Origin` would make an account.
      post('signing up from nowhere', signup, {}),
    ],
  },
  {
    name: 'the limit of mails',
    safe: true,
    steps: [post('the fifth', send, {}, { from: 'one', times: 5 }), post('the sixth', send, {}, { from: 'one' })],
  },
];
