import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAppHandoffClient } from '../providers/apphandoff/index.ts';
import { createInsforgeClient } from '../providers/insforge/index.ts';
import { createStackAuthClient } from '../providers/stack-auth/index.ts';
import { createPkce, createSupabaseClient } from '../providers/supabase/index.ts';
import { createUnleashClient } from '../providers/unleash/index.ts';
import { parseLink } from './parse-link.ts';
import { createPasswordReset } from './password-reset.ts';
import type { AnyPasswordReset } from './password-reset-types.ts';

const baseUrl = 'https://backend.test';
const verifier = 'v'.repeat(43);
const supabase = createSupabaseClient({ baseUrl, anonKey: 'k' });
const overPkce = createSupabaseClient({ baseUrl, anonKey: 'k', pkce: createPkce });
const pkceState = { backend: 'Supabase Auth', step: 'start', verifier };
const jwt = 'a.b.c';
const session = `access_token=${jwt}&expires_at=1764000000&expires_in=3600&refresh_token=r&sb=&token_type=bearer&type=recovery`;

/** The fields that each backend adds to a link, with the token that they carry. */
const links: readonly [name: string, fields: string, token: string, flow: () => AnyPasswordReset][] = [
  ['Supabase', session, jwt, () => createPasswordReset(supabase)],
  ['AppHandoff', session, jwt, () => createPasswordReset(createAppHandoffClient({ baseUrl, supabase }))],
  ['a Supabase template', 'token_hash=abc&type=recovery', 'abc', () => createPasswordReset(supabase)],
  ['Supabase with PKCE', 'code=0d1b-7', '0d1b-7', () => createPasswordReset(overPkce, { state: pkceState })],
  [
    'InsForge',
    'token=a%2Bb&insforge_status=ready&insforge_type=reset_password',
    'a+b',
    () => createPasswordReset(createInsforgeClient({ baseUrl })),
  ],
  [
    'Stack Auth',
    `code=${'c'.repeat(45)}`,
    'c'.repeat(45),
    () => createPasswordReset(createStackAuthClient({ projectId: 'p' })),
  ],
  ['Unleash', 'token=%242b%24x', '$2b$x', () => createPasswordReset(createUnleashClient({ baseUrl }))],
];

/** Where a router can put fields (`F`), with the address that is left. */
const places: readonly [place: string, url: string, clean: string][] = [
  ['the query', 'https://app.example.com/reset?F', 'https://app.example.com/reset'],
  ['the query, with own fields', 'https://app.example.com/?x=a%20b&F&y=', 'https://app.example.com/?x=a%20b&y='],
  ['the query of a hash router', 'https://app.example.com/?F#/reset', 'https://app.example.com/#/reset'],
  ['the query, and the route has its own', 'https://a.example/?F#/reset?tab=1', 'https://a.example/#/reset?tab=1'],
  ['the fragment', 'https://app.example.com/reset#F', 'https://app.example.com/reset'],
  ['the fragment, beside own fields', 'https://app.example.com/?x=1#F&y=2', 'https://app.example.com/?x=1#y=2'],
  ["the route's query", 'https://app.example.com/#/reset?F', 'https://app.example.com/#/reset'],
  [
    "the route's query, with own fields",
    'https://app.example.com/?x=1#/a/b?y=2&F',
    'https://app.example.com/?x=1#/a/b?y=2',
  ],
  ['a second fragment', 'https://app.example.com/#/reset#F', 'https://app.example.com/#/reset'],
  ["a second fragment after the route's query", 'https://a.example/#/reset?y=2#F', 'https://a.example/#/reset?y=2'],
  ['the query of a hashbang route', 'https://app.example.com/#!/reset?F', 'https://app.example.com/#!/reset'],
  ['a second fragment of a hashbang route', 'https://app.example.com/#!/reset#F', 'https://app.example.com/#!/reset'],
  ['the query of a route without a slash', 'https://app.example.com/#reset?F', 'https://app.example.com/#reset'],
  ['the route, joined by an ampersand', 'https://app.example.com/#/reset&F', 'https://app.example.com/#/reset'],
  ['the fragment, after a slash of the router', 'https://app.example.com/#/F', 'https://app.example.com/'],
  ['the fragment, after a hashbang', 'https://app.example.com/?x=1#!/F&y=2', 'https://app.example.com/?x=1#y=2'],
  ["an app's own scheme", 'myapp://reset?F', 'myapp://reset'],
];

describe.each(links)('the link of %s', (_, fields, token, flow) => {
  test.each(places)('is understood in %s, and the rest of the address stays', (_place, url, clean) => {
    const reset = flow();

    const link = reset.readLink(url.replace('F', () => fields));

    expect(link).toMatchObject({ data: { step: 'ready', token }, error: undefined, cleanUrl: clean });
    expect(reset.state).toBe(link?.data);
  });
});

test.each(['https://a.example/?E#/reset#E', 'https://a.example/?E#E', 'https://a.example/#/reset?E'])(
  'a refusal in %s is understood, and removed wherever it stands',
  (url) => {
    const error = 'error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid';

    const link = createPasswordReset(supabase).readLink(url.replaceAll('E', error));

    expect(link?.error).toMatchObject({ kind: 'invalid-token', message: 'Email link is invalid' });
    expect(link?.cleanUrl).toBe(url.replace('?E', '').replace('#E', ''));
  },
);

test.each([
  ['user_banned', 'account-disabled'],
  ['constructor', 'invalid-request'],
])('a link with the code %s is refused as %s', (code, kind) => {
  const error = `error=access_denied&error_code=${code}&error_description=No`;

  expect(createPasswordReset(supabase).readLink(`https://a.example/#/r#${error}`)?.error?.kind).toBe(kind);
});

test('a field of the page stays if its value is not the link’s', () => {
  const url = `https://a.example/?type=customer&code=77#/reset?type=x#${session}`;

  expect(createPasswordReset(supabase).readLink(url)?.cleanUrl).toBe(
    'https://a.example/?type=customer&code=77#/reset?type=x',
  );
});

test.each([
  'https://a.example/#/reset',
  'https://a.example/#/token&x=1',
  'https://a.example/#/a;token=1',
  'https://a.example/#section',
  'https://a.example/?x=1',
  '',
  'token',
  '#',
  '?',
])('leaves %s alone', (url) => {
  const reset = createPasswordReset(createUnleashClient({ baseUrl }));

  expect(reset.readLink(url)).toBeUndefined();
  expect(parseLink(url, ['token']).cleanUrl).toBe(url);
});

test('an address without fields of the backend stays as it is written, and malformed escapes do no harm', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (url) => {
      expect(parseLink(url, ['no such field']).cleanUrl).toBe(url);
    }),
  );
});
