import type { RequestStep, Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import {
  addressOf,
  as,
  better,
  good,
  moveAt,
  recordAt,
  recordsAt,
  refreshAt,
  signIn,
  signInAdmin,
  signUp,
  verifyAt,
} from './steps.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const twice = (password: string, more: object = {}): object => ({ password, passwordConfirm: password, ...more });
const change = (body: object, path = recordAt('{{samId}}')): RequestStep => {
  const name = JSON.stringify(body).slice(0, 60);
  return { name, method: 'PATCH', path, json: body, ...as('admin') };
};
const make = (body: object, collection?: string): RequestStep =>
  post(JSON.stringify(body).slice(0, 60), recordsAt(collection), body, as('admin'));
const impersonate = (what: string, body: object | undefined, more: Partial<RequestStep> = {}): RequestStep => ({
  name: what,
  method: 'POST',
  path: '/api/collections/users/impersonate/{{samId}}',
  ...(body && { json: body }),
  ...as('admin'),
  ...more,
});
const impersonateWith = (text: string, type: string): RequestStep =>
  impersonate(`${type}: ${text}`, undefined, {
    text,
    headers: { authorization: '{{admin}}', 'content-type': type },
  });

const numbered = (steps: readonly RequestStep[]): readonly RequestStep[] =>
  steps.map((step, index) => ({ ...step, name: `${index + 1}: ${step.name}` }));

/** What a superuser does. */
export const superuserScripts: readonly Script[] = [
  {
    name: 'a superuser changes accounts',
    safe: false,
    needs: ['superuser'],
    steps: numbered([
      signInAdmin,
      signUp('sam'),
      signIn('sam'),
      signUp('tom'),
      change({ verified: true }),
      change({ name: 'Sam' }),
      postText('the session is still there', refreshAt(), '', undefined, as('sam')),
      change({ email: addressOf('sam-2') }),
      postText('the session has ended', refreshAt(), '', undefined, as('sam')),
      change({ email: addressOf('tom') }),
      change({ email: addressOf('tom'), ...twice('short') }),
      change({ email: addressOf('TOM') }),
      change({ email: 'x' }),
      change({ email: '' }),
      change({ email: null }),
      change({ password: better }),
      change({ password: better, passwordConfirm: 'x' }),
      change(twice('x')),
      change({ oldPassword: 'x' }),
      change({ password: null }),
      change({ password: '', passwordConfirm: '' }),
      change(twice(better, { oldPassword: 'x' })),
      change({ email: addressOf('sam') }),
      signIn('sam', better),
      change({ tokenKey: 'x' }),
      change({ tokenKey: 'x'.repeat(61) }),
      change({ tokenKey: '' }),
      postText('the session is still there', refreshAt(), '', undefined, as('sam')),
      change({ tokenKey: 'key-{{run}}-of-30-characters-and-more' }),
      postText('another key ends it', refreshAt(), '', undefined, as('sam')),
      signIn('sam', better),
      change({ 'tokenKey:autogenerate': '' }),
      postText('so does a new one', refreshAt(), '', undefined, as('sam')),
      change({ id: 'abc' }),
      change({ name: 'x' }, recordAt('nope')),
      change({ name: 'x' }, recordAt('nope', '_mfas')),
      change({ verified: null }),
      change({ verified: 'yes' }),
      change({ verified: 1 }),
      change({ created: '2020-01-01 00:00:00.000Z' }),
      get('read', recordAt('{{samId}}'), as('admin')),
      make({ email: addressOf('uma'), verified: true, ...twice(good) }),
      make({ email: addressOf('una'), password: good }),
      make({ email: addressOf('una'), tokenKey: 'x', ...twice(good) }),
      make({ email: addressOf('una'), name: 'x'.repeat(256), ...twice('x'.repeat(73)) }),
      make({ email: 'x', password: 'x'.repeat(73), passwordConfirm: 'y' }),
      make({ email: addressOf('una'), avatar: 'x', ...twice(good) }),
      post('73 bytes, twice', recordsAt(), { email: addressOf('una'), password: 'x'.repeat(73), passwordConfirm: 'y' }),
      post('73 bytes, once', recordsAt(), { email: addressOf('una'), password: 'x'.repeat(73) }),
      post('an account where nobody signs in', recordsAt('_mfas'), {}),
      get('deleted', recordAt('{{samId}}'), { method: 'DELETE', ...as('admin') }),
      get('deleted again', recordAt('{{samId}}'), { method: 'DELETE', ...as('admin') }),
      post('a new address of a user', moveAt(), { newEmail: addressOf('x') }, as('admin')),
      post('a new address of a superuser', moveAt('_superusers'), { newEmail: addressOf('x') }, as('admin')),
      post('verifying a superuser', verifyAt('_superusers'), {}, as('admin')),
    ]),
  },
  {
    name: 'superusers',
    safe: false,
    needs: ['superuser'],
    steps: [
      { ...signInAdmin, save: { admin: { body: ['token'] }, adminId: { body: ['record', 'id'] } } },
      {
        ...make({ email: addressOf('root'), verified: false, name: 'x', ...twice(good) }, '_superusers'),
        name: 'one more',
        save: { rootId: { body: ['id'] } },
      },
      signIn('root', good, 'root', '_superusers'),
      { ...change({ verified: false, name: 'x' }, recordAt('{{rootId}}', '_superusers')), name: 'all are verified' },
      post('its id for a user', recordsAt(), { id: '{{rootId}}', email: addressOf('ray'), ...twice(good) }),
      get('deletes itself', recordAt('{{rootId}}', '_superusers'), { method: 'DELETE', ...as('root') }),
      get('the last one stays', recordAt('{{adminId}}', '_superusers'), { method: 'DELETE', ...as('admin') }),
    ],
  },
  {
    name: 'impersonating',
    safe: false,
    needs: ['superuser'],
    steps: [
      signInAdmin,
      signUp('sam'),
      signIn('sam'),
      impersonate('a guest', undefined, { headers: {} }),
      impersonate('a user', undefined, as('sam')),
      impersonate('done', undefined, { ...as('admin'), save: { other: { body: ['token'] } } }),
      postText('it is not renewed', refreshAt(), '', undefined, as('other')),
      impersonate('an unknown account', {}, { path: '/api/collections/users/impersonate/nope' }),
      impersonate('an unknown collection', {}, { path: '/api/collections/nope/impersonate/x' }),
      impersonate(
        'an unknown collection, by a guest',
        {},
        { path: '/api/collections/nope/impersonate/x', headers: {} },
      ),
      impersonate('one without sign-in', {}, { path: '/api/collections/_mfas/impersonate/x' }),
      impersonate('for a minute', { duration: 60 }),
      impersonate('for less than nothing', { duration: -1 }),
      impersonate('for half a second', { duration: 0.5 }),
      impersonate('for a text', { duration: 'x' }),
      impersonate('for nothing', { duration: null }),
      impersonateWith('{', json),
      impersonateWith('[]', json),
      impersonateWith('duration=60', form),
      impersonateWith('duration=x', form),
      impersonateWith('duration=0x10', form),
      impersonateWith('x', 'text/plain'),
      impersonateWith('<x><Duration>60</Duration></x>', 'application/xml'),
      impersonateWith('<x><Duration>x</Duration></x>', 'application/xml'),
      impersonate('malformed, of nobody', undefined, {
        path: '/api/collections/users/impersonate/nope',
        text: '{',
        headers: { authorization: '{{admin}}', 'content-type': json },
      }),
      impersonate('by GET', undefined, { method: 'GET' }),
    ],
  },
];
