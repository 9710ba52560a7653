import { expect, test } from 'vitest';
import { insforge } from './index.ts';
import { defaultOptions, type InsforgeOptions, parseOptions } from './options.ts';

test('has the defaults of a fresh InsForge', () => {
  expect(insforge().options).toEqual({
    requireEmailVerification: false,
    verifyEmailMethod: 'code',
    resetPasswordMethod: 'code',
    allowedRedirectUrls: [],
    passwordMinLength: 6,
    requireNumber: false,
    requireLowercase: false,
    requireUppercase: false,
    requireSpecialChar: false,
    disableSignup: false,
    oAuthProviders: [],
    customOAuthProviders: [],
    apiKey: expect.stringMatching(/^ik_[0-9a-f]{64}$/),
    anonKey: expect.stringMatching(/^anon_[0-9a-f]{64}$/),
    rootAdmin: { username: 'admin', password: 'change-this-password' },
    apiBaseUrl: null,
    mail: 'works',
    smtp: null,
    trustProxy: 2,
    dashboard: false,
  });
});

test('changes what is named and leaves the rest', () => {
  expect(parseOptions({ resetPasswordMethod: 'link' }, { ...defaultOptions, passwordMinLength: 10 })).toEqual({
    ...defaultOptions,
    passwordMinLength: 10,
    resetPasswordMethod: 'link',
  });
});

test('takes undefined for not named', () => {
  expect(parseOptions({ resetPasswordMethod: undefined }, defaultOptions)).toEqual(defaultOptions);
});

test.each<Partial<InsforgeOptions>>([
  { allowedRedirectUrls: null },
  { mail: 'unreachable' },
  { mail: { status: 502, body: { message: 'boom' } } },
  { mail: { status: 500 } },
  { smtp: { minIntervalSeconds: 0 } },
  { smtp: null },
  { trustProxy: false },
  { apiBaseUrl: 'https://api.example.com' },
])('takes %j', (patch) => {
  expect(parseOptions(patch, defaultOptions)).toEqual({ ...defaultOptions, ...patch });
});

test('names the known options when one is unknown', () => {
  expect(() => parseOptions({ resetMethod: 'link' }, defaultOptions)).toThrow(
    'InsForge has no option "resetMethod". Known: requireEmailVerification, verifyEmailMethod, resetPasswordMethod, allowedRedirectUrls, passwordMinLength, requireNumber, requireLowercase, requireUppercase, requireSpecialChar, disableSignup, oAuthProviders, customOAuthProviders, apiKey, anonKey, rootAdmin, apiBaseUrl, mail, smtp, trustProxy, dashboard.',
  );
});

const truth = 'Expected true or false';
const texts = 'Expected a list of strings';

test.each<[string, unknown, string]>([
  ['requireEmailVerification', 'yes', truth],
  ['verifyEmailMethod', 'otp', "Expected 'code' or 'link'"],
  ['resetPasswordMethod', 5, "Expected 'code' or 'link'"],
  ['allowedRedirectUrls', 'https://app.com', texts],
  ['allowedRedirectUrls.0', [5], 'Expected a string'],
  ['passwordMinLength', 3, 'Expected a whole number from 4 to 128'],
  ['passwordMinLength', 4.5, 'Expected a whole number from 4 to 128'],
  ['passwordMinLength', 129, 'Expected a whole number from 4 to 128'],
  ['passwordMinLength', '8', 'Expected a whole number from 4 to 128'],
  ['requireNumber', 1, truth],
  ['oAuthProviders', 'google', texts],
  ['apiKey', null, 'Expected a string'],
  ['rootAdmin', 'admin', 'Expected { username, password }'],
  ['rootAdmin', { username: 'admin', password: 'x', role: 'y' }, 'Expected { username, password }'],
  ['rootAdmin.password', { username: 'admin' }, 'Expected a string'],
  ['apiBaseUrl', 'localhost', 'Expected an absolute URL'],
  ['mail', 'broken', "Expected 'works', 'not-configured', 'unreachable' or { status, body }"],
  ['mail.status', { status: 99 }, 'Expected a whole number from 100 to 599'],
  ['smtp', 60, 'Expected { minIntervalSeconds } or null'],
  ['smtp.minIntervalSeconds', { minIntervalSeconds: -1 }, 'Expected a whole number from 0'],
  ['trustProxy', true, 'Expected false or a number of proxies'],
  ['dashboard', 'yes', truth],
])('names the option and what was expected when %s is %j', (name, value, expected) => {
  const [option = ''] = name.split('.');

  expect(() => parseOptions({ [option]: value }, defaultOptions)).toThrow(`InsForge option "${name}": ${expected}.`);
});

test.each([null, 'link', 5, []])('refuses %j in place of options', (patch) => {
  expect(() => parseOptions(patch, defaultOptions)).toThrow(
    `Expected an object of InsForge options, not ${JSON.stringify(patch)}.`,
  );
});
