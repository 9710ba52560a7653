import type { RequestStep, Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import {
  addressOf,
  as,
  asApp,
  asServer,
  deleted,
  generated,
  newUser,
  passwords,
  paths,
  put,
  refresh,
  remove,
  sessionAs,
  signIn,
} from './requests.ts';

const { factors, user, users, verify } = paths;
const { old: password, new: newPassword } = passwords;
const needs = ['serviceRoleKey'];
const none = '00000000-0000-4000-8000-000000000000';
// A challenge is good for the address that asked for it.
const from = 'the app';

const enroll = (step: string, json: object, session = 'access', as_ = 'factor'): RequestStep =>
  post(step, factors, json, {
    ...as(session),
    save: { [as_]: { body: ['id'] }, [`${as_}Secret`]: { body: ['totp', 'secret'] } },
  });
const challenge = (step: string, session = 'access', factor = 'factor'): RequestStep =>
  post(step, `${factors}/{{${factor}}}/challenge`, {}, { ...as(session), from, save: { challenge: { body: ['id'] } } });
const verified = (step: string, code: string, session = 'access', factor = 'factor', as_ = 'raised'): RequestStep =>
  post(
    step,
    `${factors}/{{${factor}}}/verify`,
    { challenge_id: '{{challenge}}', code },
    { ...as(session), from, save: sessionAs(as_) },
  );

/** Second factors: their life, and a reset that needs one. */
export const secondFactors: readonly Script[] = [
  {
    name: 'the life of a second factor',
    safe: false,
    needs,
    steps: [
      newUser('fac'),
      signIn('signing in', 'fac', password),
      signIn('another session', 'fac', password, 'other'),
      enroll('no kind', {}),
      enroll('an unknown kind', { factor_type: 'x' }),
      enroll('a phone', { factor_type: 'phone', phone: '+15555550100' }),
      enroll('a passkey', { factor_type: 'webauthn' }),
      enroll('enrolling', { factor_type: 'totp', friendly_name: 'one' }),
      enroll('a name that is taken', { factor_type: 'totp', friendly_name: 'one' }, 'access', 'twin'),
      get('the account', user, as('access')),
      put('an unverified factor hinders nothing', user, { data: { a: 1 } }, as('access')),
      post('a challenge of no factor', `${factors}/${none}/challenge`, {}, as('access')),
      post('a challenge of no UUID', `${factors}/x/challenge`, {}, as('access')),
      challenge('a challenge'),
      post('no code', `${factors}/{{factor}}/verify`, { challenge_id: '{{challenge}}' }, { ...as('access'), from }),
      post('no challenge', `${factors}/{{factor}}/verify`, { code: '000000' }, { ...as('access'), from }),
      post(
        'an unknown challenge',
        `${factors}/{{factor}}/verify`,
        { challenge_id: none, code: '000000' },
        { ...as('access'), from },
      ),
      verified('a wrong code', '000000', 'access', 'factor', 'nothing'),
      verified('the code', '{{totp.factorSecret}}'),
      get('the session that asked is raised', user, as('access')),
      get('the other has ended', user, as('other')),
      refresh('the raised session refreshes', 'raisedRefresh', 'raised'),
      get('factors of the account', `${users}/{{id}}/factors`, asServer),
      get('the account of administrators', `${users}/{{id}}`, asServer),
      signIn('a new session', 'fac', password, 'low'),
      put('a password without the factor', user, { password: newPassword }, as('low')),
      put('an address without the factor', user, { email: addressOf('fa2') }, as('low')),
      put('data without the factor', user, { data: { a: 2 } }, as('low')),
      enroll('another without the factor', { factor_type: 'totp', friendly_name: 'two' }, 'low', 'second'),
      remove('removing without the factor', `${factors}/{{factor}}`, as('low')),
      enroll('another', { factor_type: 'totp', friendly_name: 'two' }, 'raised', 'second'),
      remove('removing the other', `${factors}/{{second}}`, as('raised')),
      remove('removing it again', `${factors}/{{second}}`, as('raised')),
      remove('removing no UUID', `${factors}/x`, as('raised')),
      remove('removing the factor', `${factors}/{{factor}}`, as('raised')),
      get('none is left', user, as('raised')),
      deleted,
    ],
  },
  {
    name: 'a reset that needs a second factor',
    safe: false,
    needs,
    steps: [
      newUser('sec'),
      signIn('signing in', 'sec', password),
      enroll('enrolling', { factor_type: 'totp', friendly_name: 'app' }),
      challenge('a challenge'),
      verified('the first code', '{{totp.factorSecret}}'),
      generated('a link', { type: 'recovery', email: addressOf('sec') }),
      post('the hash', verify, { type: 'recovery', token_hash: '{{hash}}' }, { ...asApp, save: sessionAs('session') }),
      put('too early', user, { password: newPassword }, as('session')),
      put('weak, too early', user, { password: 'a' }, as('session')),
      challenge('a challenge of the reset', 'session'),
      verified('the code', '{{totp.factorSecret}}', 'session'),
      put('done', user, { password: newPassword }, as('raised')),
      signIn('the old password', 'sec', password),
      signIn('the new password', 'sec', newPassword),
      deleted,
    ],
  },
  {
    name: 'second factors for administrators',
    safe: false,
    needs,
    steps: [
      newUser('adf'),
      get('none', `${users}/{{id}}/factors`, asServer),
      signIn('signing in', 'adf', password),
      enroll('enrolling', { factor_type: 'totp', friendly_name: 'app' }),
      get('one', `${users}/{{id}}/factors`, asServer),
      put('a new name', `${users}/{{id}}/factors/{{factor}}`, { friendly_name: 'renamed' }, asServer),
      put('nothing', `${users}/{{id}}/factors/{{factor}}`, {}, asServer),
      put('an unknown kind', `${users}/{{id}}/factors/{{factor}}`, { factor_type: 'x' }, asServer),
      put('an unknown factor', `${users}/{{id}}/factors/${none}`, { friendly_name: 'x' }, asServer),
      put('no UUID', `${users}/{{id}}/factors/x`, { friendly_name: 'x' }, asServer),
      remove('an unknown factor is removed', `${users}/{{id}}/factors/${none}`, asServer),
      remove('the factor is removed', `${users}/{{id}}/factors/{{factor}}`, asServer),
      get('the factors of nobody', `${users}/${none}/factors`, asServer),
      deleted,
    ],
  },
];
