import { operations } from '@resetkit/sdk/insforge/operations';
import { schemas } from '@resetkit/sdk/insforge/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../../src/providers/insforge/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { clientOf, start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });

// The check that every other test relies on: that it does object.

const limits = {
  'RateLimit-Policy': '5;w=900',
  'RateLimit-Limit': '5',
  'RateLimit-Remaining': '4',
  'RateLimit-Reset': '900',
};
const sent = { success: true, message: 'x' };

const about = (status: number, headers: Record<string, string>, body: unknown): string[] =>
  spec.objections(
    'sendResetPasswordEmail',
    'POST',
    status,
    new Headers({ 'content-type': 'application/json', ...headers }),
    body,
  );

test('has nothing against a reply of the spec', () => {
  expect(about(202, limits, sent)).toEqual([]);
});

test.each<[string, number, Record<string, string>, unknown, RegExp]>([
  ['a status', 418, limits, sent, /^sendResetPasswordEmail 418: the spec has no such status$/],
  ['a field', 202, limits, { ...sent, extra: 1 }, /^sendResetPasswordEmail 202 body: /],
  ['a value', 202, limits, { ...sent, success: false }, /^sendResetPasswordEmail 202 body: /],
  ['a missing body', 202, limits, '', /^sendResetPasswordEmail 202 body: /],
  ['a missing header', 202, {}, sent, /^sendResetPasswordEmail 202 headers: /],
  ['a header', 202, { ...limits, 'RateLimit-Reset': 'soon' }, sent, /^sendResetPasswordEmail 202 headers: /],
  [
    'a header too many',
    202,
    { ...limits, 'Retry-After': '900' },
    sent,
    /^sendResetPasswordEmail 202: Retry-After is not in the spec$/,
  ],
])('objects to %s that the spec does not have', (_, status, headers, body, objection) => {
  expect(about(status, headers, body)).toEqual([expect.stringMatching(objection)]);
});

test('objects to a 304 with a body', () => {
  expect(spec.objections('getPublicAuthConfig', 'GET', 304, new Headers(), 'x')).toEqual([
    'getPublicAuthConfig 304: has a body',
  ]);
});

test.each([
  ['POST', '/api/auth/email/send-reset-password', 'sendResetPasswordEmail'],
  ['POST', '/API//Auth/Email/SEND-reset-password/', 'sendResetPasswordEmail'],
  ['HEAD', '/api/auth/public-config', 'getPublicAuthConfig'],
  ['DELETE', '/api/auth/users', 'deleteUsers'],
  ['GET', '/api/auth/users', 'listUsers'],
  ['PUT', '/api/auth/users', undefined],
  ['GET', '/API//Health/', 'getHealth'],
  ['GET', '/api/metadata//anon-key', 'getAnonKey'],
  ['OPTIONS', '/api/auth/users', undefined],
])('finds the operation of %s %s', (method, path, operation) => {
  expect(spec.operationAt(method, path)).toBe(operation);
});

test('fails the test whose reply is not in the spec', async () => {
  const { post } = clientOf(async () => Response.json({ message: 'I am a teapot' }, { status: 418 }));

  await expect(post('/api/auth/email/send-reset-password', {})).rejects.toThrow(
    'Not in openapi/insforge.yaml: sendResetPasswordEmail 418: the spec has no such status',
  );
});
