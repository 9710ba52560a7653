import { expect, test } from 'vitest';
import { pocketbase } from './index.ts';

const known =
  'Known: id, createRule, passwordAuth, password, passwordResetToken, verificationToken, emailChangeToken, authToken, resetPasswordTemplate, verificationTemplate, confirmEmailChangeTemplate, otp, mfa.';
const names = (name: string): string =>
  `collections": Expected names that the server has no table for, that differ in more than their case, and that neither begin with "sqlite_" nor have "_via_" in them, and not "${name}".`;
const spelled = (name: string): string =>
  `collections.${name}": Expected a name of 1 to 255 letters of ASCII, digits and underscores.`;
const of = (users: object): object => ({ collections: { users } });

test.each([
  [{ appname: 'x' }, /^PocketBase has no option "appname"\. Known: appName, appURL, /],
  [of({ passwordResetTokn: {} }), `collections.users": There is no setting "passwordResetTokn". ${known}`],
  [of([]), `collections.users": Expected an object with settings. ${known}`],
  [{ collections: [] }, 'collections": Expected settings by the names of auth collections, such as { clients: {} }.'],
  [
    of({ password: { minimum: 1 } }),
    'collections.users.password": There is no setting "minimum". Known: min, max, pattern.',
  ],
  [
    of({ password: { min: 20, max: 10 } }),
    'collections.users.password": Expected "max" to be 0, or not less than "min", which is 8 if it is left out.',
  ],
  [of({ password: { max: 5 } }), '"max" to be 0, or not less than "min", which is 8 if it is left out.'],
  [of({ password: { min: 72 } }), 'collections.users.password.min": Expected a whole number from 0 to 71.'],
  [of({ password: { pattern: '(' } }), 'collections.users.password.pattern": Expected a regular expression.'],
  [
    of({ authToken: { duration: 9 } }),
    'collections.users.authToken.duration": Expected a whole number from 10 to 94670856.',
  ],
  [of({ authToken: { seconds: 9 } }), 'collections.users.authToken": There is no setting "seconds". Known: duration.'],
  [
    of({ verificationTemplate: { body: 'x' } }),
    'collections.users.verificationTemplate.body": Expected HTML with {TOKEN} in it.',
  ],
  [of({ otp: { enabled: 1 } }), 'collections.users.otp.enabled": Expected true or false.'],
  [of({ otp: { length: 3 } }), 'collections.users.otp.length": Expected a whole number from 4 to 71.'],
  [of({ otp: { duration: 9 } }), 'collections.users.otp.duration": Expected a whole number from 10 to 86400.'],
  [of({ otp: { emailTemplate: { body: 'x' } } }), 'otp.emailTemplate.body": Expected HTML with {OTP} in it.'],
  [of({ mfa: { duration: 86_401 } }), 'collections.users.mfa.duration": Expected a whole number from 10 to 86400.'],
  [of({ mfa: { rule: '' } }), 'collections.users.mfa": There is no setting "rule". Known: enabled, duration.'],
  [
    of({ mfa: { enabled: true } }),
    'collections.users": Expected "otp" and "passwordAuth" to be enabled where "mfa" is: it takes two ways to sign in.',
  ],
  [of({ mfa: { enabled: true }, otp: { enabled: true }, passwordAuth: { enabled: false } }), 'takes two ways to sign'],
  [of({ id: 'a b' }), 'collections.users.id": Expected 1 to 100 letters, digits and underscores.'],
  [of({ createRule: 'x' }), "collections.users.createRule\": Expected '' (anybody) or null (superusers)."],
  [{ collections: { 'a-b': {} } }, spelled('a-b')],
  [{ collections: { ä: {} } }, spelled('ä')],
  [{ collections: { '': {} } }, spelled('')],
  [{ collections: { ['x'.repeat(256)]: {} } }, spelled('x'.repeat(256))],
  [{ collections: { Users: {} } }, names('Users')],
  [{ collections: { clients: {}, CLIENTS: {} } }, names('CLIENTS')],
  [{ collections: { a_VIA_b: {} } }, names('a_VIA_b')],
  [{ collections: { _params: {} } }, names('_params')],
  [{ collections: { _mfas: {} } }, names('_mfas')],
  [{ collections: { sqlite_x: {} } }, names('sqlite_x')],
  [{ rateLimits: { enabled: true, rule: [] } }, 'rateLimits": There is no setting "rule". Known: enabled, rules.'],
  [{ rateLimits: { enabled: true, rules: [{ label: 'x', duration: 1, max: 1 }] } }, /rateLimits\.rules\.0/],
])('refuses %j and says what it expects', (options, message) => {
  expect(() => pocketbase(options as object)).toThrow(message);
});

test.each([
  of({ password: { min: 10, max: 0 } }),
  of({ password: { min: 0 } }),
  of({ password: { min: 71, max: 71 } }),
  { collections: { _clients: {}, '1a': {}, [`x${'y'.repeat(254)}`]: {}, _superusers: {} } },
])('takes %j', (options) => {
  expect(pocketbase(options).options).toMatchObject(options);
});
