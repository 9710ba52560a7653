import type { RequestStep, Script } from '../../script.ts';
import { get, postText } from '../../steps.ts';
import { as, ask, better, confirm, good, mailTo, recordAt, recordsAt, refreshAt, signIn, signUp } from './steps.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=b';
const long = 'x'.repeat(256);
const twice = (password: string, more: object = {}): object => ({ password, passwordConfirm: password, ...more });
const from = { oldPassword: good };

/** A change of the account `ann`, by itself unless another one is named. */
function change(body: unknown, more: Partial<RequestStep> = as('ann')): RequestStep {
  const name = JSON.stringify(body)?.slice(0, 60) ?? '';
  return { name, method: 'PATCH', path: recordAt('{{annId}}'), json: body, ...more };
}

function changeWith(text: string, type: string): RequestStep {
  const headers = { authorization: '{{ann}}', 'content-type': type };
  return { name: `${type}: ${text.slice(0, 60)}`, method: 'PATCH', path: recordAt('{{annId}}'), text, headers };
}

/** A form in parts with these fields. */
const parts = (...fields: readonly (readonly [string, string])[]): string =>
  `${fields.map(([name, text]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`).join('')}--b--\r\n`;

const numbered = (steps: readonly RequestStep[]): readonly RequestStep[] =>
  steps.map((step, index) => ({ ...step, name: `${index + 1}: ${step.name}` }));

/** What an account changes of itself. */
export const accountScripts: readonly Script[] = [
  {
    name: 'changing an account',
    safe: false,
    steps: numbered([
      signUp('ann'),
      signIn('ann'),
      signUp('bob'),
      signIn('bob'),
      change({ name: 'Ann' }),
      change({}),
      change(undefined),
      change({ name: 'x' }, {}),
      change({ name: 'x' }, as('bob')),
      change({ name: 'x' }, { path: recordAt('nope') }),
      change({ name: 'x' }, { ...as('ann'), path: recordAt('nope') }),
      change({ name: 'x' }, { ...as('ann'), path: recordAt('{{annId}}', 'nope') }),
      change({ name: 'x' }, { ...as('ann'), path: recordAt('{{annId}}', '_mfas') }),
      change({ name: 'x' }, { ...as('ann'), path: recordAt('{{annId}}', '_superusers') }),
      change({ name: 'Ann' }, { ...as('ann'), path: recordAt('{{annId}}', 'USERS') }),
      change({ name: 'Ann' }, { ...as('ann'), path: `${recordAt('{{annId}}')}?fields=name` }),
      change({ name: 'Ann' }, { ...as('ann'), path: `${recordAt('{{annId}}')}?fields=name(` }),
      change({ name: 'Ann' }, { ...as('ann'), method: 'PUT' }),
      changeWith('{', json),
      changeWith('[]', json),
      changeWith('{"name":"a","name":"b"}', json),
      changeWith('x', 'text/plain'),
      changeWith('<x><Name>q</Name></x>', 'application/xml'),
      postText('malformed by a guest', recordsAt(), '{', json),
      change({ email: 'new-{{run}}@example.com' }),
      change({ email: 'ann-{{run}}@example.com' }),
      change({ email: 'x' }),
      change({ email: null }),
      change({ verified: true }),
      change({ verified: false }),
      change({ verified: true, email: 'x' }),
      change({ emailVisibility: true }),
      change({ emailVisibility: 'x' }),
      change({ emailVisibility: 2 }),
      change({ emailVisibility: '2' }),
      change({ emailVisibility: 'T' }),
      change({ emailVisibility: [1] }),
      change({ id: 'abcdefghijklmno' }),
      change({ id: '{{annId}}' }),
      change({ id: '' }),
      change({ tokenKey: 'x'.repeat(40) }),
      change({ tokenKey: 'x' }),
      change({ created: '2020-01-01' }),
      change({ collectionName: 'x', foo: 1, expand: {}, 'name+': 'q', Name: 'q' }),
      change({ name: long }),
      change({ name: 5 }),
      change({ name: true }),
      change({ name: null }),
      change({ name: ['a'] }),
      change({ avatar: 'x' }),
      change({ avatar: ['a', 'b'] }),
      change({ avatar: 5 }),
      change({ avatar: [] }),
      change({ avatar: null }),
      change({ password: better }),
      change(twice(better)),
      change(twice(better, { oldPassword: 'x' })),
      change({ passwordConfirm: better }),
      change({ oldPassword: good }),
      change({ oldPassword: 'x' }),
      change(twice(better, { ...from, passwordConfirm: 'x' })),
      change(twice('short', from)),
      change(twice('short', { ...from, name: long })),
      change(twice('short', { oldPassword: 'x' })),
      change(twice('x'.repeat(72), from)),
      change(twice('x'.repeat(73), { ...from, name: long })),
      change({ password: null }),
      change({ password: '', passwordConfirm: '' }),
      changeWith('name=Form', form),
      changeWith('name=a&name=b', form),
      changeWith(parts(['name', 'f'], ['@jsonPayload', '{"name":"p"}']), multipart),
      changeWith(parts(['@jsonPayload', '[]']), multipart),
      changeWith(parts(['name', 'f'], ['@jsonPayload', '{']), multipart),
      changeWith(parts(['name', 'f'], ['@jsonPayload', 'null']), multipart),
      changeWith(parts(['emailVisibility', '2']), multipart),
      changeWith(parts(['name', '1.50']), multipart),
      get('read by HEAD', recordAt('{{annId}}'), { method: 'HEAD', ...as('ann') }),
      { ...changeWith('{', json), method: 'DELETE' },
      { ...changeWith('x', 'text/plain'), method: 'DELETE' },
      get('deleted by somebody else', recordAt('{{annId}}'), { method: 'DELETE', ...as('bob') }),
      get('deleted where nobody may', recordAt('x', '_mfas'), { method: 'DELETE', ...as('ann') }),
      get('deleted where some may', recordAt('x', '_authOrigins'), { method: 'DELETE', ...as('ann') }),
      get('read where nobody can sign in', recordAt('x', '_mfas'), as('ann')),
      get('deleted', `${recordAt('{{annId}}')}?fields=x`, { method: 'DELETE', ...as('ann') }),
      change({ name: 'x' }),
    ]),
  },
  {
    name: 'changing a password',
    safe: false,
    steps: [
      signUp('ann'),
      signIn('ann'),
      ask('ann'),
      mailTo('ann'),
      { ...change(twice(good, from)), name: 'the same password' },
      { ...change({ name: 'x' }), name: 'the session has ended' },
      confirm('the link has ended', better),
      signIn('ann', good, 'ann'),
      { ...change(twice(better, from)), name: 'another password' },
      postText('the session has ended again', refreshAt(), '', undefined, as('ann')),
      signIn('ann', good, 'ann with the old password'),
      signIn('ann', better, 'ann with the new password'),
    ],
  },
];
