import type { RequestStep, Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { as, asApp, deleted, inOldForm, newUser, passwords, paths, signIn } from './requests.ts';

const { user, logout, reauthenticate, factors, generateLink, invite, users } = paths;
const id = '00000000-0000-4000-8000-000000000000';
const badBearer = { headers: { ...asApp.headers, authorization: 'Bearer x' } };
const otherScheme = { headers: { ...asApp.headers, authorization: 'Basic eDp5' } };

type Asking = readonly [name: string, method: string, path: string];

const owned: readonly Asking[] = [
  ['the account', 'GET', user],
  ['a change', 'PUT', user],
  ['signing out', 'POST', logout],
  ['a nonce', 'GET', reauthenticate],
  ['a factor', 'POST', factors],
  ['a challenge', 'POST', `${factors}/${id}/challenge`],
  ['a code', 'POST', `${factors}/${id}/verify`],
  ['no factor', 'DELETE', `${factors}/${id}`],
];
const administrative: readonly Asking[] = [
  ['a link', 'POST', generateLink],
  ['an invitation', 'POST', invite],
  ['accounts', 'GET', users],
  ['a new account', 'POST', users],
  ['an account', 'GET', `${users}/${id}`],
  ['a change of an account', 'PUT', `${users}/${id}`],
  ['no account', 'DELETE', `${users}/${id}`],
  ['factors', 'GET', `${users}/${id}/factors`],
  ['a change of a factor', 'PUT', `${users}/${id}/factors/${id}`],
  ['no factor of an account', 'DELETE', `${users}/${id}/factors/${id}`],
  ['passkeys', 'GET', `${users}/${id}/passkeys`],
];

/** The same request without a body, with one kind of credentials after the other. */
function refused([name, method, path]: Asking): readonly RequestStep[] {
  return [
    get(`${name}, without a token`, path, { ...asApp, method }),
    get(`${name}, with a token that is none`, path, { ...badBearer, method }),
    get(`${name}, with the anon key`, path, { ...as('anonKey'), method }),
  ];
}

/** Who may ask for what. */
export const credentials: readonly Script[] = [
  {
    name: 'credentials that are not enough',
    safe: true,
    steps: [
      ...owned.flatMap(refused),
      ...administrative.flatMap(refused),
      get('another scheme', user, otherScheme),
      get('no token, in the old form', user, inOldForm),
    ],
  },
  {
    name: 'users that are not administrators',
    safe: false,
    needs: ['serviceRoleKey'],
    steps: [
      newUser('usr'),
      signIn('signing in', 'usr', passwords.old),
      ...administrative.map(([name, method, path]) => get(`${name}, as a user`, path, { ...as('access'), method })),
      post('nothing of a body', user, {}, { ...as('access') }),
      deleted,
    ],
  },
];
