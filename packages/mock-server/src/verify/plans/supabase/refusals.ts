import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { as, asApp, inOldForm, paths, put } from './requests.ts';

const { recover, verify, user, token, signup, otp, resend, magicLink, logout } = paths;
const nobody = 'nobody-{{run}}@example.com';
const password = 'Correct-H0rse-1!';
const hash = 'f'.repeat(56);

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
      post('nothing, in the old form', recover, {}, inOldForm),
      post('no address', recover, { email: 'not-an-email' }, asApp),
      post('a number', recover, { email: 5 }, asApp),
      post('half a challenge', recover, { email: nobody, code_challenge_method: 's256' }, asApp),
      post(
        'a challenge that is too short',
        recover,
        { email: nobody, code_challenge: 'x', code_challenge_method: 's256' },
        asApp,
      ),
      post(
        'an unknown method',
        recover,
        { email: nobody, code_challenge: 'x'.repeat(43), code_challenge_method: 'x' },
        asApp,
      ),
      post('nothing, by mail', otp, {}, asApp),
      post('no address, by mail', otp, { email: 'x' }, asApp),
      post('nobody, by mail', otp, { email: nobody, create_user: false }, asApp),
      post('nobody, by mail, in the old form', otp, { email: nobody, create_user: false }, inOldForm),
      post('a phone, by mail', otp, { phone: '15555550100' }, asApp),
      post('a channel without a phone', otp, { email: nobody, create_user: false, channel: 'x' }, asApp),
      post('half a challenge, by mail', otp, { email: nobody, code_challenge: 'x'.repeat(43) }, asApp),
      post('nothing, the older way', magicLink, {}, asApp),
      post('no address, the older way', magicLink, { email: 'x' }, asApp),
      post('nothing to send again', resend, {}, asApp),
      post('an unknown type to send again', resend, { type: 'x', email: nobody }, asApp),
      post('nobody to send to again', resend, { type: 'signup', email: nobody }, asApp),
      post('no address to send to again', resend, { type: 'signup', email: 'x' }, asApp),
      post('a change to send again', resend, { type: 'email_change', email: nobody }, asApp),
      post('an SMS to send again', resend, { type: 'sms', phone: '15555550100' }, asApp),
      post('a wrong way to send again', resend, { type: 'sms', email: nobody }, asApp),
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
      get('a link without a type', `${verify}?token=${hash}`),
      get('a link of an unknown type', `${verify}?token=${hash}&type=nope`),
      get('a link with a type in capitals', `${verify}?token=${hash}&type=RECOVERY`),
      get('a link with broken escapes', `${verify}?token=%zz&type=recovery`),
      get('a link with an address', `${verify}?token=123456&type=recovery&email=${nobody}`),
      ...['signup', 'magiclink', 'invite', 'email_change', 'email'].flatMap((type) => [
        get(`a link of the type ${type}`, `${verify}?token=${hash}&type=${type}&redirect_to={{siteUrl}}`),
        post(`a hash of the type ${type}`, verify, { type, token_hash: hash }, asApp),
        post(`digits of the type ${type}`, verify, { type, email: nobody, token: '123456' }, asApp),
      ]),
      post('a hash, in the old form', verify, { type: 'recovery', token_hash: hash }, inOldForm),
      post('a code of a phone', verify, { type: 'sms', phone: '15555550100', token: '123456' }, asApp),
      post('a hash and digits', verify, { type: 'recovery', token_hash: hash, token: '123456' }, asApp),
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
      put('no session, in the old form', user, { password }, inOldForm),
    ],
  },
  {
    name: 'refused sign-ins',
    safe: true,
    steps: [
      post('nobody', `${token}?grant_type=password`, { email: nobody, password }, asApp),
      post('nobody, in the old form', `${token}?grant_type=password`, { email: nobody, password }, inOldForm),
      post('no password', `${token}?grant_type=password`, { email: nobody }, asApp),
      post('no address', `${token}?grant_type=password`, { password }, asApp),
      post('an address that is none', `${token}?grant_type=password`, { email: 'x', password }, asApp),
      post('a phone', `${token}?grant_type=password`, { phone: '15555550100', password }, asApp),
      post('an address and a phone', `${token}?grant_type=password`, { email: nobody, phone: '1', password }, asApp),
      post('no grant', token, { email: nobody, password }, asApp),
      post('an unknown grant', `${token}?grant_type=x`, { email: nobody, password }, asApp),
      post('the grant of Web3', `${token}?grant_type=web3`, {}, asApp),
      post('the grant of ID tokens', `${token}?grant_type=id_token`, {}, asApp),
      post('no code', `${token}?grant_type=pkce`, {}, asApp),
      post('half a code', `${token}?grant_type=pkce`, { auth_code: 'x' }, asApp),
      post('an unknown code', `${token}?grant_type=pkce`, { auth_code: 'x', code_verifier: 'x'.repeat(43) }, asApp),
      post('signing up weakly', signup, { email: nobody, password: 'a' }, asApp),
      post('signing up with a password that is too long', signup, { email: nobody, password: 'a'.repeat(73) }, asApp),
      post('signing up without a password', signup, { email: nobody }, asApp),
      post('signing up with nothing', signup, {}, asApp),
      post('signing up without an address', signup, { password }, asApp),
      post('signing up with an address that is none', signup, { email: 'x', password }, asApp),
      post('signing up with a phone', signup, { phone: '15555550100', password }, asApp),
      post('signing up with both', signup, { email: nobody, phone: '15555550100', password }, asApp),
      post(
        'signing up with half a challenge',
        signup,
        { email: nobody, password, code_challenge_method: 's256' },
        asApp,
      ),
      post('signing out of nothing', logout, {}, asApp),
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
