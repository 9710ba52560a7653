import { expect, test } from 'vitest';
import { start, u } from '../../../test/unleash/world.ts';

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
