import type { Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { asAdmin, newUser, signIn, signInAdmin, strong, stronger } from './steps.ts';

const users = '/api/admin/user-admin';
const mailless = { sendEmail: false };

const roles: readonly unknown[] = ['2', true, null, 0, 99, -1, 1.5, 'Nope', 'viewer', 'Owner', [2], ''];

/** What administrators do, on a server where it does no harm. */
export const accountScripts: readonly Script[] = [
  {
    name: 'making accounts',
    safe: false,
    steps: [
      signInAdmin,
      post('an invitation', users, { email: 'inv-{{run}}@example.com', name: 'Inv', rootRole: 2 }, asAdmin),
      post(
        'both names',
        users,
        { email: 'Both-{{run}}@Example.com', username: 'both-{{run}}', rootRole: 'Viewer', ...mailless },
        asAdmin,
      ),
      post('a user name only', users, { username: 'only-{{run}}', rootRole: 3 }, asAdmin),
      post(
        'a weak password',
        users,
        { email: 'weak-{{run}}@example.com', rootRole: 3, password: 'a', ...mailless },
        asAdmin,
      ),
      post('the same address', users, { email: 'inv-{{run}}@example.com', rootRole: 2 }, asAdmin),
      post('the same address in capitals', users, { email: 'INV-{{run}}@example.com', rootRole: 2 }, asAdmin),
      post('the same user name', users, { username: 'only-{{run}}', rootRole: 2 }, asAdmin),
      post(
        'the same user name with a new address',
        users,
        { username: 'only-{{run}}', email: 'new-{{run}}@example.com', rootRole: 2 },
        asAdmin,
      ),
      post('neither', users, { name: 'X', rootRole: 2 }, asAdmin),
      post('an empty name', users, { email: 'en-{{run}}@example.com', name: '', rootRole: 2 }, asAdmin),
      post('a bad address', users, { email: 'not-an-email', rootRole: 2 }, asAdmin),
      post('a top-level domain of one letter', users, { email: 'a@b.c', rootRole: 2 }, asAdmin),
      post('no domain', users, { email: 'a@localhost', rootRole: 2 }, asAdmin),
      post('two dots', users, { email: 'a..b@example.com', rootRole: 2 }, asAdmin),
      post('an underscore in the domain', users, { email: 'a@example_x.com', rootRole: 2 }, asAdmin),
      post(
        'an apostrophe and an umlaut',
        users,
        { email: "o'ü-{{run}}@exämple.com", rootRole: 2, ...mailless },
        asAdmin,
      ),
      post('a space before the address', users, { email: ' a@example.com', rootRole: 2 }, asAdmin),
      post('too long a name', users, { email: 'ln-{{run}}@example.com', name: 'n'.repeat(300), rootRole: 2 }, asAdmin),
      post('no role', users, { email: 'nr-{{run}}@example.com' }, asAdmin),
      post('something else', users, { email: 'se-{{run}}@example.com', rootRole: 2, foo: 1 }, asAdmin),
      post('a mail, perhaps', users, { email: 'mp-{{run}}@example.com', rootRole: 2, sendEmail: 'yes' }, asAdmin),
      post('no mail, in a text', users, { email: 'nm-{{run}}@example.com', rootRole: 2, sendEmail: 'false' }, asAdmin),
      ...roles.map((rootRole, index) =>
        post(
          `role ${JSON.stringify(rootRole)}`,
          users,
          { email: `role${index}-{{run}}@example.com`, rootRole, ...mailless },
          asAdmin,
        ),
      ),
      postText('text', users, 'x', 'text/plain', asAdmin),
      postText('malformed JSON', users, '{', 'application/json', asAdmin),
      post('in capitals', users.toUpperCase(), {}, asAdmin),
      post('the twenty-first', users, {}, { ...asAdmin, from: 'one', times: 21 }),
      post('a link after that', `${users}/reset-password`, { id: 'nobody@example.com' }, { ...asAdmin, from: 'one' }),
      get('options', users, { ...asAdmin, method: 'OPTIONS' }),
      post('an unknown path', '/api/nope', {}, asAdmin),
    ],
  },
  {
    name: 'looking accounts up and deleting them',
    safe: false,
    steps: [
      signInAdmin,
      newUser('eve', { rootRole: 3 }),
      signIn('eve'),
      get('the account', `${users}/{{eveId}}`, { ...asAdmin, save: { tag: { header: 'etag' } } }),
      get('unchanged', `${users}/{{eveId}}`, { headers: { cookie: '{{admin}}', 'if-none-match': '{{tag}}' } }),
      get('the first account in hex', `${users}/0x1`, asAdmin),
      get('a fraction', `${users}/1.5`, asAdmin),
      get('by somebody who may not', `${users}/{{eveId}}`, { headers: { cookie: '{{eve}}' } }),
      get('by somebody who may not, again', users, { headers: { cookie: '{{eve}}' } }),
      get('where only POST is', `${users}/reset-password`, asAdmin),
      get('a bad id', `${users}/abc`, { ...asAdmin, method: 'DELETE' }),
      get('deleted', `${users}/{{eveId}}`, { ...asAdmin, method: 'DELETE' }),
      get('deleted again', `${users}/{{eveId}}`, { ...asAdmin, method: 'DELETE' }),
      get('gone', `${users}/{{eveId}}`, asAdmin),
      get('the session of the account', '/api/admin/user', { headers: { cookie: '{{eve}}' } }),
      post('a mail to it', '/auth/reset/password-email', { email: 'eve-{{run}}@example.com' }),
      post('a password for it', `${users}/{{eveId}}/change-password`, { password: strong }, asAdmin),
      newUser('eve'),
    ],
  },
  {
    name: 'setting the passwords of others',
    safe: false,
    steps: [
      signInAdmin,
      newUser('ann'),
      signIn('ann'),
      post('weak', `${users}/{{annId}}/change-password`, { password: 'short' }, asAdmin),
      post('empty', `${users}/{{annId}}/change-password`, { password: '' }, asAdmin),
      post('none', `${users}/{{annId}}/change-password`, {}, asAdmin),
      post('a bad id and nothing', `${users}/abc/change-password`, {}, asAdmin),
      post('nobody', `${users}/999999/change-password`, { password: strong }, asAdmin),
      post(
        'by somebody who may not',
        `${users}/1/change-password`,
        { password: strong },
        { headers: { cookie: '{{ann}}' } },
      ),
      post('the same', `${users}/{{annId}}/change-password`, { password: strong }, asAdmin),
      post(
        'another, with more fields',
        `${users}/{{annId}}/change-password`,
        { password: stronger, oldPassword: 'x', confirmPassword: 'y' },
        asAdmin,
      ),
      get('the session of the account', '/api/admin/user', { headers: { cookie: '{{ann}}' } }),
      signIn('ann', strong, 'ann with the old password'),
      signIn('ann', stronger),
      post(
        'judging, by anybody',
        `${users}/validate-password`,
        { password: 'short' },
        { headers: { cookie: '{{ann}}' } },
      ),
      post(
        'judging a strong one',
        `${users}/validate-password`,
        { password: strong },
        { headers: { cookie: '{{ann}}' } },
      ),
    ],
  },
  {
    name: 'signing up by a link',
    safe: false,
    needs: ['signupToken'],
    steps: [
      get('the link', '/invite/{{signupToken}}/validate'),
      post('an account', '/invite/{{signupToken}}/signup', {
        email: 'Sue-{{run}}@example.com',
        name: 'Sue',
        password: 'a',
      }),
      post('the same address', '/invite/{{signupToken}}/signup', {
        email: 'sue-{{run}}@example.com',
        name: 'Sue',
        password: 'a',
      }),
      post('a bad address', '/invite/{{signupToken}}/signup', { email: 'nope', name: 'Sue', password: 'a' }),
      post('an empty name', '/invite/{{signupToken}}/signup', {
        email: 's2-{{run}}@example.com',
        name: '',
        password: 'a',
      }),
      post('a user name too', '/invite/{{signupToken}}/signup', {
        email: 's3-{{run}}@example.com',
        name: 'S',
        username: 's3-{{run}}',
        password: 'a',
      }),
      signIn('sue', 'a'),
    ],
  },
];
