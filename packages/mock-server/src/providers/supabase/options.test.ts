import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { supabase } from './index.ts';
import { defaultOptions } from './options.ts';

test.each([
  ['anonKey', 'anon'],
  ['serviceRoleKey', 'service_role'],
] as const)('%s is a JWT that the secret verifies, of the role %s', async (name, role) => {
  const secret = new TextEncoder().encode(defaultOptions.jwtSecret);
  const { payload } = await jwtVerify(defaultOptions[name], secret, { currentDate: new Date('2026-01-02') });

  expect(payload).toEqual({ iss: 'supabase-demo', role, exp: 1_983_812_996 });
});

test.each<[object, string]>([
  [{ siteURL: 'x' }, 'Supabase Auth has no option "siteURL". Known: siteUrl, uriAllowList, '],
  [{ siteUrl: 'app' }, 'Supabase Auth option "siteUrl": Expected an absolute URL such as https://app.example.com.'],
  [{ passwordMinLength: 5 }, 'Supabase Auth option "passwordMinLength": Expected a whole number from 6 to 72.'],
  [
    { mailerTemplates: { recovery: '{{ .Tokn }}' } },
    'Supabase Auth option "mailerTemplates.recovery": This is not a template that can be used: unknown variable ".Tokn"; known are .SiteURL, ',
  ],
  [
    { mailerSubjects: { invite: 'x {{ .Token' } },
    'Supabase Auth option "mailerSubjects.invite": This is not a template that can be used: "{{ .Token" opens an action that does not close.',
  ],
  [
    { mailerTemplates: { recover: '' } },
    'Supabase Auth option "mailerTemplates": Expected texts by mail: confirmation, recovery, magicLink, invite, emailChange, reauthentication, passwordChangedNotification, emailChangedNotification, mfaFactorEnrolledNotification, mfaFactorUnenrolledNotification.',
  ],
  [{ sendEmailHook: 'x' }, 'Supabase Auth option "sendEmailHook": Expected a function, or { uri, secrets }.'],
  [{ sendEmailHook: { uri: 'https://a.example', secrets: '', secret: 'x' } }, ', which has no "secret".'],
  ...['ftp://127.0.0.1/x', 'http://hooks.example.com', 'hooks', undefined].map((uri): [object, string] => [
    { sendEmailHook: { uri, secrets: '' } },
    'Expected an https URL as uri, or http on localhost, 127.0.0.1, [::1] or host.docker.internal.',
  ]),
  ...['abc', 'v1,whsec_YWJj', 'v1,whsec_%', undefined].map((secrets): [object, string] => [
    { sendEmailHook: { uri: 'http://localhost:1/x', secrets } },
    "Expected secrets such as 'v1,whsec_' and the base64 of 24 to 64 bytes, several joined by '|'.",
  ]),
  [{ otpLength: 11 }, 'Supabase Auth option "otpLength": Expected a whole number from 6 to 10.'],
  [{ mail: 'slow' }, "Supabase Auth option \"mail\": Expected 'works' or 'fails'."],
])('refuses %o', (options, sentence) => {
  expect(() => supabase(options)).toThrow(sentence);
});

test('leaves out what is undefined', () => {
  expect(supabase({ siteUrl: undefined } as object).options).toEqual(defaultOptions);
});

test('refuses an account whose id is not a UUID', () => {
  expect(() => supabase().checkAccount({ email: 'ada@example.com', id: 'x' })).toThrow(
    `Expected a UUID as an account's id, not "x".`,
  );
});
