import type { RequestStep, Script } from '../../script.ts';
import { post, postText } from '../../steps.ts';
import { as, asApp, asServer, deleted, inOldForm, newUser, passwords, paths, signIn } from './requests.ts';

const { recover, verify, token, signup, otp, magicLink, resend, user, factors, generateLink, invite, users } = paths;
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

interface Reading {
  readonly name: string;
  readonly method?: string;
  readonly path: string;
  /** Fields and a value of a type that they do not have. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bodies that no operation can read, and each field with a value of a wrong type. */
function unreadable({ name, method = 'POST', path, fields, ...headers }: Reading): readonly RequestStep[] {
  const more = { ...asApp, ...headers };
  const texts: readonly (readonly [string, string, string])[] = [
    ['malformed JSON', '{', json],
    ['a list', '[]', json],
    ['a text', '"x"', json],
    ['nothing', '', json],
    ['a word after it', '{} x', json],
    ['a form', 'email=x', form],
  ];
  return [
    ...texts.map(([what, text, type]) => postText(`${name}: ${what}`, path, text, type, more)),
    ...Object.entries(fields).map(([field, value]) =>
      post(`${name}: ${field} of a wrong type`, path, { [field]: value }, more),
    ),
  ].map((step) => ({ ...step, method }));
}

const open: readonly Reading[] = [
  { name: 'a recovery', path: recover, fields: { email: 5, code_challenge: true, code_challenge_method: {} } },
  { name: 'a sign-in by mail', path: otp, fields: { email: [], create_user: 'yes', data: 'x' } },
  { name: 'the older sign-in by mail', path: magicLink, fields: { email: 5 } },
  { name: 'a mail again', path: resend, fields: { type: 5, email: {} } },
  { name: 'a sign-up', path: signup, fields: { email: 5, password: true, data: [] } },
  { name: 'a password', path: `${token}?grant_type=password`, fields: { email: 5, password: [], refresh_token: 5 } },
  { name: 'a refresh token', path: `${token}?grant_type=refresh_token`, fields: { refresh_token: 5, email: 5 } },
  { name: 'a code', path: `${token}?grant_type=pkce`, fields: { auth_code: 5, code_verifier: {} } },
  { name: 'a verification', path: verify, fields: { type: 5, token: 5, token_hash: [], email: false } },
];

const owned: readonly Reading[] = [
  { name: 'a change', method: 'PUT', path: user, fields: { email: 5, password: 5, data: 'x', nonce: 5, phone: 5 } },
  { name: 'a factor', path: factors, fields: { factor_type: 5, friendly_name: 5 } },
].map((reading) => ({ ...reading, ...as('access') }));

const administrative: readonly Reading[] = [
  { name: 'a link', path: generateLink, fields: { type: 5, email: 5, data: 'x' } },
  { name: 'an invitation', path: invite, fields: { email: 5, data: [] } },
  {
    name: 'an account',
    path: users,
    fields: { email: 5, password: 5, email_confirm: 'yes', user_metadata: 'x', id: 5 },
  },
  {
    name: 'a change of an account',
    method: 'PUT',
    path: `${users}/{{id}}`,
    fields: { email: 5, ban_duration: 5, app_metadata: [], email_confirm: 1 },
  },
].map((reading) => ({ ...reading, ...asServer }));

/** Bodies that cannot be read, or not as they should be, of every operation that reads one. */
export const bodies: readonly Script[] = [
  {
    name: 'bodies that cannot be read',
    safe: true,
    steps: [
      ...open.flatMap(unreadable),
      postText('malformed JSON in the old form', recover, '{', json, inOldForm),
      postText('a byte order mark', recover, '\ufeff{"email":"x"}', json, asApp),
      postText('a multipart form', recover, '{"email":"x"}', 'multipart/form-data; boundary=x', asApp),
      postText('a NUL', verify, '{"type":"recovery","token_hash":"a\\u0000"}', json, asApp),
    ],
  },
  {
    name: 'bodies of users that cannot be read',
    safe: false,
    needs: ['serviceRoleKey'],
    steps: [newUser('bod'), signIn('signing in', 'bod', passwords.old), ...owned.flatMap(unreadable), deleted],
  },
  {
    name: 'bodies of administrators that cannot be read',
    safe: false,
    needs: ['serviceRoleKey'],
    steps: [newUser('bad'), ...administrative.flatMap(unreadable), deleted],
  },
];
