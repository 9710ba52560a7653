import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend } from './client/backend.ts';
import { readError as apphandoff } from './providers/apphandoff/read-error.ts';
import { readError as insforge } from './providers/insforge/read-error.ts';
import { readError as stackAuth } from './providers/stack-auth/read-error.ts';
import { readError as supabase } from './providers/supabase/read-error.ts';
import { readError as unleash } from './providers/unleash/read-error.ts';

const readers: readonly [name: string, readError: Backend['readError']][] = [
  ['AppHandoff', apphandoff],
  ['InsForge', insforge],
  ['Stack Auth', stackAuth],
  ['Supabase Auth', supabase],
  ['Unleash', unleash],
];

const words = [
  ...['code', 'error', 'error_code', 'error_description', 'error_id', 'fieldErrors', 'hint', 'id', 'issues', 'message'],
  ...['msg', 'name', 'path', 'password', 'reasons', 'retryAfter', 'details', 'validationErrors', 'weak_password'],
  ...['toString', '__proto__', 'min_length', 'length'],
];
const texts = fc.oneof(
  fc.string(),
  fc.constantFrom('SCHEMA_ERROR', 'INVALID_INPUT', 'weak_password', 'OwaspValidationError', 'PASSWORD_TOO_SHORT'),
  fc.constantFrom(
    '\n  - body.password must be at most 70 characters',
    'email: Required, a: b',
    'Password must contain',
  ),
);
/** JSON with names that some backend has, so that not every answer is nobody's. */
const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    texts,
    fc.constantFrom(null, true, 0, 8),
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...words), fc.string()), tie('body'), { maxKeys: 6 }),
  ),
}));

describe.each(readers)('%s', (_, readError) => {
  test('never throws, whatever JSON comes, and says nothing that is undefined', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }),
        fc.oneof(
          body,
          fc.json().map((json) => JSON.parse(json)),
        ),
        (status, json) => {
          const error = readError(status, json);

          expect(Object.values(error ?? {})).not.toContain(undefined);
          if (error) expect([typeof error.kind, typeof error.message]).toEqual(['string', 'string']);
        },
      ),
      { numRuns: 500 },
    );
  });
});
