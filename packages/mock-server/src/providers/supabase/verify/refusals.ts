import type { RequestStep, Script } from '../../../core/script.ts';
import { get, post, postText } from '../../../core/script-steps.ts';
import { as, asApp, asServer, paths } from './requests.ts';

const { recover, verify, user, token, signup, otp, resend, generateLink } = paths;
const nobody = 'nobody-{{run}}@example.com';
const password = 'Correct-H0rse-1!';
const hash = 'f'.repeat(56);
const oldForm = { headers: { apikey: '{{anonKey}}' } };

/** Bodies that no operation can read. */
function unreadable(path: string): readonly RequestStep[] {
  const json = 'application/json';
  return [
    postText('malformed JSON', path, '{', json, asApp),
    postText('no JSON', path, 'nope', json, asApp),
    postText('no body', path, '', json, asApp),
    postText('a list', path, '[]', json, asApp),
    postText('null', path, 'null', json, asApp),
    postText('JSON that says it is text', path, '{}', 'text/plain', asApp),
  ];
}

/** What is refused, and leaves nothing behind. */
export const refusals: readonly Script[] = [
  {
    name: 'what the gateway refuses',
    safe: true,
    steps: [
      post('no key', recover, { email: nobody }),
      post('a key that is none', recover, { email: nobody }, { headers: { apikey: 'nonsense' } }),
      post('an unknown path', '/auth/v1/nowhere', {}, asApp),
      get('another method', recover, asApp),
    ],
  },
  {
    name: 'asking for a mail in vain',
    safe: true,
    steps: [
      post('nobody', recover, { email: nobody }, asApp),
      post('nothing', recover, {}, asApp),
      post('nothing, in the old form', recover, {}, oldForm),
      post('no address', recover, { email: 'not-an-email' }, asApp),
      post('a number', recover, { email: 5 }, asApp),
      post('half a challenge', recover, { email: nobody, code_challenge_method: 's256' }, asApp),
      post('a short challenge', recover, { email: nobody, code_challenge: 'x', code_challenge_method: 's256' }, asApp),
      ...unreadable(recover),
      post('a magic link for nobody', otp, { email: nobody, create_user: false }, asApp),
      post('a magic link for no address', otp, {}, asApp),
      post('another confirmation for nobody', resend, { type: 'signup', email: nobody }, asApp),
      post('another mail of no kind', resend, { type: 'nope', email: nobody }, asApp),
    ],
  },
  {
    name: 'links and digits that are none',
    safe: true,
    steps: [
      post('digits of nobody', verify, { type: 'recovery', email: nobody, token: '123456' }, asApp),
      post('digits without an address', verify, { type: 'recovery', token: '123456' }, asApp),
      post('digits with a bad address', verify, { type: 'recovery', email: 'x', token: '123456' }, asApp),
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
      get('a link without a type', `${verify}?token=${hash}`),
    ],
  },
  {
    name: 'setting a password in vain',
    safe: true,
    steps: [
      { ...post('no session', user, { password }, asApp), method: 'PUT' },
      {
        ...post(
          'a session that is none',
          user,
          { password },
          { headers: { ...as('anonKey').headers, authorization: 'Bearer x' } },
        ),
        method: 'PUT',
      },
      { ...post('the key for a session', user, { password }, as('anonKey')), method: 'PUT' },
      get('who is signed in', user, asApp),
    ],
  },
  {
    name: 'signing in in vain',
    safe: true,
    steps: [
      post('nobody', `${token}?grant_type=password`, { email: nobody, password }, asApp),
      post('nobody, in the old form', `${token}?grant_type=password`, { email: nobody, password }, oldForm),
      post('nothing', `${token}?grant_type=password`, {}, asApp),
      post('no grant', token, { email: nobody, password }, asApp),
      post('a grant that is none', `${token}?grant_type=nope`, {}, asApp),
      post('a refresh token that is none', `${token}?grant_type=refresh_token`, { refresh_token: 'x' }, asApp),
      post('no refresh token', `${token}?grant_type=refresh_token`, {}, asApp),
      post('a code that is none', `${token}?grant_type=pkce`, { auth_code: 'x', code_verifier: 'x' }, asApp),
      post('no code', `${token}?grant_type=pkce`, {}, asApp),
      post('signing up with nothing', signup, {}, asApp),
      post('signing up weakly', signup, { email: nobody, password: 'a' }, asApp),
      post('signing up without a password', signup, { email: nobody }, asApp),
    ],
  },
  {
    name: 'links for servers only',
    safe: true,
    needs: ['serviceRoleKey'],
    steps: [
      post('an app', generateLink, { type: 'recovery', email: nobody }, as('anonKey')),
      post('nobody', generateLink, { type: 'recovery', email: nobody }, asServer),
      post('no type', generateLink, { email: nobody }, asServer),
      post('no address', generateLink, { type: 'recovery' }, asServer),
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
