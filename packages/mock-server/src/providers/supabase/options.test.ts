import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { type JwtKey, supabase } from './index.ts';
import { defaultOptions } from './options.ts';
import { publishedKeys } from './published-keys.ts';

test.each([
  ['anonKey', 'anon'],
  ['serviceRoleKey', 'service_role'],
] as const)('%s is a JWT that the secret verifies, of the role %s', async (name, role) => {
  const secret = new TextEncoder().encode(defaultOptions.jwtSecret);
  const { payload } = await jwtVerify(defaultOptions[name], secret, { currentDate: new Date('2026-01-02') });

  expect(payload).toEqual({ iss: 'supabase-demo', role, exp: 1_983_812_996 });
});

const ec: JwtKey = { ...publishedKeys.ES256, kid: 'a' };
const rsa: JwtKey = { ...publishedKeys.RS256, kid: 'a' };
const mismatched = 'the numbers of the key "a" to belong together, as those of a key do';
const wrongKeys: [unknown, string][] = [
  ['x', "'ES256', 'RS256', or a list of private JWKs"],
  [null, "'ES256', 'RS256', or a list of private JWKs"],
  [['x'], 'the first key to be a JWK'],
  [[ec, { ...ec, kid: undefined }], 'the 2. key to have a kid, without which its tokens are refused'],
  [[{ ...ec, alg: undefined }], 'the key "a" to have the alg ES256, RS256, EdDSA or HS256'],
  [[{ ...ec, alg: 'toString' }], 'the key "a" to have the alg ES256, RS256, EdDSA or HS256'],
  [[{ ...ec, alg: 'RS256' }], 'the key "a" to have the kty RSA, as its alg is RS256'],
  [[{ ...ec, crv: 'P-384' }], 'the key "a" to have the kty EC and the crv P-256, as its alg is ES256'],
  [[{ ...ec, key_ops: 'sign' }], 'key_ops of the key "a" to be a list'],
  [[{ ...ec, x: 'abc' }], 'x of the key "a" to be base64url, as the key has to be private'],
  [[{ ...ec, d: undefined }], 'd of the key "a" to be base64url, as the key has to be private'],
  [
    [{ kty: 'oct', kid: 'a', alg: 'HS256', key_ops: ['verify'] }],
    'k of the key "a" to be base64url, as the key has to be private',
  ],
  [[ec, { ...ec, key_ops: [] }], 'keys with different names, but two have the kid "a"'],
  [[ec, { ...ec, kid: 'b' }], 'one key with "sign" in its key_ops, not 2'],
  [[{ ...ec, d: undefined, key_ops: ['verify'] }], 'one key with "sign" in its key_ops, not 0'],
  [[{ kty: 'oct', kid: 'a', alg: 'HS256', k: 'x', key_ops: ['sign'] }], 'k of the key "a" to be base64url'],
  [[{ ...ec, x: ec['y'] }], mismatched],
  [[{ ...ec, d: 'A'.repeat(43) }], mismatched],
  [[{ ...rsa, n: 'A'.repeat(342) }], mismatched],
  [[{ ...rsa, p: rsa['q'] }], mismatched],
  [[{ ...rsa, d: rsa['e'] }], mismatched],
  [[ec, { ...rsa, n: 'A'.repeat(342), kid: 'b', key_ops: ['verify'] }], mismatched.replace('"a"', '"b"')],
];

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
  ...wrongKeys.map(([jwtKeys, sentence]): [object, string] => [
    { jwtKeys },
    `Supabase Auth option "jwtKeys": Expected ${sentence}`,
  ]),
  [{ jwtValidMethods: ['HS512'] }, 'Supabase Auth option "jwtValidMethods.0": Expected ES256, RS256, EdDSA or HS256.'],
  [{ sessionsTimeboxSeconds: 0 }, 'Supabase Auth option "sessionsTimeboxSeconds": Expected a whole number from 1.'],
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

test.each(['soon', 5, null])('refuses an account that is banned until %j', (bannedUntil) => {
  const account = { email: 'ada@example.com', bannedUntil } as { email: string };

  expect(() => supabase().checkAccount(account)).toThrow(
    `Expected a time in ISO 8601 as an account's bannedUntil, not ${JSON.stringify(bannedUntil)}.`,
  );
});
