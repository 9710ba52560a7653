import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { addressOf, as, asServer, deleted, newUser, passwords, paths, put, remove, signIn } from './requests.ts';

const { user, users } = paths;
const { old: password, new: newPassword } = passwords;
const needs = ['serviceRoleKey'];
const none = '00000000-0000-4000-8000-000000000000';
const create = (step: string, json: object) => post(step, users, json, asServer);
const change = (step: string, json: object) => put(step, `${users}/{{id}}`, json, asServer);

/** What administrators do with accounts. */
export const administration: readonly Script[] = [
  {
    name: 'accounts that cannot be made',
    safe: false,
    needs,
    steps: [
      newUser('tak'),
      create('nothing', {}),
      create('no address', { email: 'x' }),
      create('a taken address', { email: addressOf('TAK'), password }),
      create('a password and a hash', { email: addressOf('two'), password, password_hash: 'x' }),
      create('a hash that is none', { email: addressOf('two'), password_hash: 'x' }),
      create('a password that is too long', { email: addressOf('two'), password: 'a'.repeat(73) }),
      create('an id that is none', { email: addressOf('two'), id: 'x' }),
      create('the nil id', { email: addressOf('two'), id: '00000000-0000-0000-0000-000000000000' }),
      create('a ban that is none', { email: addressOf('two'), ban_duration: '1d' }),
      deleted,
    ],
  },
  {
    name: 'an account in the hands of administrators',
    safe: false,
    needs,
    steps: [
      post(
        'an account with data',
        users,
        { email: addressOf('Ada'), password: 'x', user_metadata: { name: 'Ada' }, app_metadata: { plan: 'gold' } },
        { ...asServer, save: { id: { body: ['id'] } } },
      ),
      signIn('it is not confirmed', 'ada', 'x'),
      get('the account', `${users}/{{id}}`, asServer),
      get('the list', `${users}?filter={{run}}`, asServer),
      get('the second page', `${users}?filter={{run}}&page=2&per_page=1`, asServer),
      get('a page that is none', `${users}?filter={{run}}&page=x`, asServer),
      get('passkeys', `${users}/{{id}}/passkeys`, asServer),
      change('nothing', {}),
      change('confirmed', { email_confirm: true }),
      signIn('it is confirmed', 'ada', 'x'),
      change('a weak password', { password: 'a' }),
      change('a long password', { password: 'a'.repeat(73) }),
      change('no password', { password: '' }),
      change('a password', { password: newPassword }),
      signIn('the password before', 'ada', 'x', 'nothing'),
      signIn('the password after', 'ada', newPassword),
      change('data', { user_metadata: { name: null, age: 3 }, app_metadata: { plan: null } }),
      change('an address that is none', { email: 'x' }),
      change('a new address', { email: addressOf('ad2') }),
      get('the account of the session', user, as('access')),
      change('a role', { role: 'supervisor' }),
      change('a ban that is none', { ban_duration: 'x' }),
      change('a ban', { ban_duration: '24h' }),
      signIn('while banned', 'ad2', newPassword, 'nothing'),
      get('the session of a banned account', user, as('access')),
      change('no ban', { ban_duration: 'none' }),
      get('the session of an account that is free again', user, as('access')),
      remove('deleted softly', `${users}/{{id}}`, asServer, { should_soft_delete: true }),
      get('what is left', `${users}/{{id}}`, asServer),
      deleted,
      remove('deleted again', `${users}/{{id}}`, asServer),
    ],
  },
  {
    name: 'accounts that are not there',
    safe: true,
    needs,
    steps: [
      get('nobody', `${users}/${none}`, asServer),
      get('no UUID', `${users}/x`, asServer),
      put('nobody is changed', `${users}/${none}`, { user_metadata: {} }, asServer),
      put('no UUID is changed', `${users}/x`, {}, asServer),
      remove('nobody is deleted', `${users}/${none}`, asServer),
      remove('no UUID is deleted', `${users}/x`, asServer),
      get('passkeys of nobody', `${users}/${none}/passkeys`, asServer),
    ],
  },
];
