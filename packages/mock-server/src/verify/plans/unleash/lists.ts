import type { Script } from '../../script.ts';
import { get } from '../../steps.ts';
import { asAdmin, newUser, signIn, signInAdmin } from './steps.ts';

const users = '/api/admin/user-admin';

const searches: readonly (readonly [name: string, query: string])[] = [
  ['by the start of the address', 'q=lena-{{run}}'],
  ['by the start of the user name', 'q=LUX-{{run}}'],
  ['by a part of the name', 'q=ovel-{{run}}'],
  ['by a part of the address', 'q=na-{{run}}'],
  ['with a letter left open', 'q=l_na-{{run}}'],
  ['with a part left open', 'q=l%25-{{run}}'],
  ['with an escaped sign', 'q=l%5C_na-{{run}}'],
  ['with a backslash at the end', 'q=lena-{{run}}%5C'],
  ['with a space', 'q=%20lena-{{run}}'],
  ['for system users', 'q=unleash_'],
  ['for one letter', 'q=l'],
  ['for nothing', 'q='],
  ['without a text', 'x=1'],
  ['for two texts', 'q=lena&q=lux'],
  ['for a list', 'q[]=lena'],
  ['for an object', 'q[a]=lena'],
  ['for a NUL', 'q=a%00b'],
];

/** Who may ask for lists of accounts, and what each says. */
export const listScripts: readonly Script[] = [
  {
    name: 'lists of accounts without credentials',
    safe: true,
    steps: ['search?q=lena', 'access', 'inactive', 'admin-count'].flatMap((path) => [
      get(path, `${users}/${path}`),
      get(`${path}, with a bad token`, `${users}/${path}`, { headers: { authorization: 'nope' } }),
    ]),
  },
  {
    name: 'searching accounts',
    safe: false,
    steps: [
      signInAdmin,
      newUser('lena', { name: 'Lena Lovel-{{run}}', rootRole: 3 }),
      newUser('lulu', { name: 'Lulu', username: 'lux-{{run}}', rootRole: 1 }),
      ...searches.map(([name, query]) => get(name, `${users}/search?${query}`, asAdmin)),
      signIn('lena'),
      get('by anybody', `${users}/search?q=lena-{{run}}`, { headers: { cookie: '{{lena}}' } }),
      get('inactive accounts, by anybody', `${users}/inactive`, { headers: { cookie: '{{lena}}' } }),
      get('the number of administrators, by anybody', `${users}/admin-count`, { headers: { cookie: '{{lena}}' } }),
      get('in capitals, with a slash at the end', `${users.toUpperCase()}/SEARCH/?q=lulu-{{run}}`, asAdmin),
      get('with HEAD', `${users}/search?q=lulu-{{run}}`, { ...asAdmin, method: 'HEAD' }),
      get('with OPTIONS', `${users}/search`, { ...asAdmin, method: 'OPTIONS' }),
      get('with DELETE', `${users}/search`, { ...asAdmin, method: 'DELETE' }),
      get('accounts that SCIM manages', `${users}/scim-users`, asAdmin),
      get('deleting accounts that SCIM manages', `${users}/scim-users`, { ...asAdmin, method: 'DELETE' }),
      get('deleting them, by anybody', `${users}/scim-users`, { headers: { cookie: '{{lena}}' }, method: 'DELETE' }),
      get('who is still there', `${users}/search?q=lulu-{{run}}`, asAdmin),
    ],
  },
  {
    // These lists have every account of the server, so both have to have the same ones.
    name: 'whole lists of accounts',
    safe: false,
    needs: ['fresh'],
    steps: [
      signInAdmin,
      newUser('mia', { name: 'Mia', username: 'mia-{{run}}', rootRole: 1 }),
      newUser('max', { name: undefined, password: undefined, rootRole: 1 }),
      signIn('mia'),
      get('all', users, asAdmin),
      get('in short', `${users}/access`, asAdmin),
      get('in short, by anybody', `${users}/access`, { headers: { cookie: '{{mia}}' } }),
      get('inactive accounts', `${users}/inactive`, asAdmin),
      get('the number of administrators', `${users}/admin-count`, asAdmin),
      get('with an admin token', `${users}/admin-count`, { headers: { authorization: '{{adminToken}}' } }),
      get('one account fewer', `${users}/{{maxId}}`, { ...asAdmin, method: 'DELETE' }),
      get('the number of administrators then', `${users}/admin-count`, asAdmin),
      get('in short then', `${users}/access`, asAdmin),
    ],
  },
];
