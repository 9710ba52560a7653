import type { RequestStep, Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { as, asApp, paths } from './requests.ts';

const { recover, verify, user, token, signup } = paths;
const nobody = 'nobody-{{run}}@example.com';
const password = 'Correct-H0rse-1!';
const hash = 'f'.repeat(56);
const oldForm = { headers: { apikey: '{{anonKey}}' } };

/** Bodies that no operation can read. */
function unreadable(path: string): readonly RequestStep[] {
  const json = 'application/json';
  return [postText('malformed JSON', path, '{', json, asApp), postText('a list', path, '[]', json, asApp)];
}

/** What is refused, and leaves nothing behind. */
export const refusals: readonly Script[] = [
  {
    name: 'what the gateway refuses',
    safe: true,
    steps: [post('no key', recover, { email: nobody }), post('an unknown path', '/auth/v1/nowhere', {}, asApp)],
  },
  {
    name: 'refused requests for mails',
    safe: true,
    steps: [
      post('nobody', recover, { email: nobody }, asApp),
      post('nothing', recover, {}, asApp),
      post('nothing, in the old form', recover, {}, oldForm),
      post('no address', recover, { email: 'not-an-email' }, asApp),
      post('a number', recover, { email: 5 }, asApp),
      post('half a challenge', recover, { email: nobody, code_challenge_method: 's256' }, asApp),
      ...unreadable(recover),
    ],
  },
  {
    name: 'invalid links and digits',
    safe: true,
    steps: [
      post('digits of nobody', verify, { type: 'recovery', email: nobody, token: '123456' }, asApp),
      post('digits without an address', verify, { type: 'recovery', token: '123456' }, asApp),
      post('nothing', verify, {}, asApp),
      post('no type', verify, { email: nobody, token: '123456' }, asApp),
      post('a hash', verify, { type: 'recovery', token_hash: hash }, asApp),
      post('a hash and an address', verify, { type: 'recovery', token_hash: hash, email: nobody }, asApp),
      post('a hash of no type', verify, { type: 'nope', token_hash: hash }, asApp),
      get('a link', `${verify}?token=${hash}&type=recovery&redirect_to={{siteUrl}}`),
      get('a link with a challenge', `${verify}?token=pkce_${hash}&type=recovery&redirect_to={{siteUrl}}`),
      get(
        'a link to a place that is not allowed',
        `${verify}?token=${hash}&type=recovery&redirect_to=https://evil.test`,
      ),
      get('a link without a token', `${verify}?type=recovery`),
    ],
  },
  {
    name: 'refused passwords',
    safe: true,
    steps: [
      { ...post('no session', user, { password }, asApp), method: 'PUT' },
      {
        ...post(
          'an invalid session',
          user,
          { password },
          { headers: { ...as('anonKey').headers, authorization: 'Bearer x' } },
        ),
        method: 'PUT',
      },
      { ...post('the key for a session', user, { password }, as('anonKey')), method: 'PUT' },
    ],
  },
  {
    name: 'refused sign-ins',
    safe: true,
    steps: [
      post('nobody', `${token}?grant_type=password`, { email: nobody, password }, asApp),
      post('signing up weakly', signup, { email: nobody, password: 'a' }, asApp),
    ],
  },
  {
    name: 'the limit of recoveries',
    safe: true,
    steps: [
      post('the thirtieth', recover, {}, { ...asApp, from: 'one', times: 30 }),
      post('the thirty-first', recover, {}, { ...asApp, from: 'one' }),
    ],
  },
];
