import { operations } from '@resetkit/sdk/supabase/operations';
import { schemas } from '@resetkit/sdk/supabase/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../../src/providers/supabase/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });

test('objects to a reply that the spec does not have', () => {
  const objecting = (status: number, headers: Record<string, string>, body: unknown) =>
    spec.objections(
      'resetPasswordForEmail',
      'POST',
      status,
      new Headers({ 'content-type': 'application/json', ...headers }),
      body,
    );
  const error = { code: 'bad_json', message: 'x' };

  expect(objecting(200, {}, {})).toEqual([]);
  expect(objecting(200, {}, { extra: 1 })).toHaveLength(1);
  expect(objecting(418, {}, {})).toEqual(['resetPasswordForEmail 418: the spec has no such status']);
  expect(objecting(400, { 'x-sb-error-code': 'bad_json' }, error)).toEqual([]);
  expect(objecting(413, {}, { ...error, code: 'request_entity_too_large' })).toEqual([
    expect.stringMatching(/ headers: /),
  ]);
  expect(objecting(400, { 'x-sb-error-code': 'bad_json' }, { ...error, code: 'x' })).toHaveLength(1);
  expect(objecting(200, { 'retry-after': '1' }, {})).toEqual([
    'resetPasswordForEmail 200: Retry-After is not in the spec',
  ]);
});
