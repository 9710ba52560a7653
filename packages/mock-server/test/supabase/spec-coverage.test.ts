import { operations } from '@resetkit/sdk/supabase/operations';
import { schemas } from '@resetkit/sdk/supabase/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../../src/providers/supabase/handlers/index.ts';
import { coversSpec } from '../covers-spec.ts';
import { objections, routes, specified } from './spec.ts';
import { drives } from './spec-coverage/drives.ts';
import { start } from './start.ts';

const { knows } = start().mock;

coversSpec({ specified, routes, operations, schemas, handlers, drives, start, knows });

test('the check of replies does object', () => {
  const objecting = (status: number, headers: Record<string, string>, body: unknown) =>
    objections('resetPasswordForEmail', status, new Headers(headers), body);
  const error = { code: 'bad_json', message: 'x' };

  expect(objecting(200, {}, {})).toEqual([]);
  expect(objecting(200, {}, { extra: 1 })).toHaveLength(1);
  expect(objecting(418, {}, {})).toEqual(['resetPasswordForEmail 418: the spec has no such status']);
  expect(objecting(400, { 'x-sb-error-code': 'bad_json' }, error)).toEqual([]);
  expect(objecting(400, {}, error)).toEqual([expect.stringMatching(/ headers: /)]);
  expect(objecting(400, { 'x-sb-error-code': 'bad_json' }, { ...error, code: 'x' })).toHaveLength(1);
  expect(objecting(200, { 'retry-after': '1' }, {})).toEqual([
    'resetPasswordForEmail 200: Retry-After is not in the spec',
  ]);
});
