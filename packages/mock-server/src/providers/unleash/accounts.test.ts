import { expect, test } from 'vitest';
import { invalid, start, tokens, u } from '../../../test/unleash/world.ts';

const _users = '/api/admin/user-admin';
const me = '/api/admin/user';
const _own = '/api/admin/user/change-password';
const _signup = '/invite/5e7c0de5e7c0de5e7c0de5e7c0de5e7c';
const avatar = expect.stringMatching(/^https:\/\/gravatar\.com\/avatar\/[0-9a-f]{64}\?s=42&d=retro&r=g$/);
const account = {
  accountType: 'User',
  imageUrl: avatar,
  seenAt: null,
  loginAttempts: 0,
  createdAt: '2026-01-02T03:04:05.000Z',
  scimId: null,
  seatType: null,
  companyRole: null,
  productUpdatesEmailConsent: null,
};
const _link = expect.stringMatching(/^http:\/\/localhost:4242\/new-user\?token=\$2b\$10\$.{53}$/);
const roleNames = '"Admin", "Editor", "Viewer", "Owner", "Member", "Reader"';
const _badRole = (number: string, shown: string, ...more: object[]) =>
  invalid(
    { message: `The \`/body/rootRole\` property must be ${number}.`, path: '/body/rootRole' },
    ...more,
    {
      message: `The \`rootRole\` property must be equal to one of the allowed values: ${roleNames}. You provided "${shown}", which is not valid. Please use one of the allowed values instead..`,
      path: 'rootRole',
    },
    {
      message:
        'The "/body/rootRole" property must match exactly one schema in oneOf. The data you provided matches more than one option in the schema. These options are mutually exclusive. Please refer back to the schema and remove any excess properties.',
      path: '/body/rootRole',
    },
  );

test.each<[object, string]>([
  [{ id: 'x' }, 'Expected a whole number from 1 as the id of an Unleash account, not "x".'],
  [{ rootRole: 'Owner' }, `Expected 1, 2, 3, 'Admin', 'Editor' or 'Viewer' as an account's rootRole, not "Owner".`],
  [{ deleted: 'yes' }, `Expected true or false as an account's deleted, not "yes".`],
  [{ username: '' }, `Expected a user name as an account's username, not "".`],
])('refuses to seed %j', (more, sentence) => {
  expect(() => start({}, { seed: [{ ...u, ...more }] })).toThrow(sentence);
});

test.each<[object, string]>([
  [{ verison: '7' }, 'Unleash has no option "verison". Known: version, '],
  [{ version: '9' }, `Unleash option "version": Expected '8' or '7'.`],
  [
    { baseUriPath: 'flags/' },
    `Unleash option "baseUriPath": Expected '' or a path such as '/flags', without a slash at its end.`,
  ],
  [{ unleashUrl: 'x' }, 'Unleash option "unleashUrl": Expected an absolute URL or null.'],
  [
    { passwordResetLimitPerMinute: -1 },
    'Unleash option "passwordResetLimitPerMinute": Expected a whole number from 0.',
  ],
])('refuses the options %j', (options, sentence) => {
  expect(() => start(options)).toThrow(sentence);
});

test('takes an account with its personal token, and shows it in short', async () => {
  const apiTokens = { ...tokens, personal: [{ secret: 'user:x', user: u.email }] };
  const { scimId, seatType, companyRole, productUpdatesEmailConsent, ...short } = account;

  const { body } = await start({ apiTokens }).get(me, { authorization: 'user:x' });

  expect(Reflect.get(Object(body), 'user')).toEqual({ ...short, id: 2, name: u.name, email: u.email });
});
