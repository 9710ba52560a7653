import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend } from './client/backend.ts';

/** How many inputs are generated; `RUNS=20000` for more. */
const propertyRuns = Number(process.env['RUNS'] ?? 100);

const readers = await Promise.all(
  readdirSync(join(import.meta.dirname, 'providers')).map(async (id) => {
    const { readError }: { readError: Backend['readError'] } = await import(`./providers/${id}/read-error.ts`);
    return [id, readError] as const;
  }),
);

const texts = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString'),
  fc.constantFrom('SCHEMA_ERROR', 'INVALID_INPUT', 'weak_password', 'OwaspValidationError', 'PASSWORD_TOO_SHORT'),
  fc.constantFrom(
    '\n  - body.password must be at most 70 characters',
    'email: Required, a: b',
    'Password must contain',
  ),
);
/** What JSON can hold; the last one throws as soon as it is made a text. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.constantFrom(null, true, 0, 8),
    fc.constant({ toString: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom('path', 'message', '__proto__'), fc.string()), tie('value'), { maxKeys: 3 }),
  ),
}));
const list = fc.oneof(value, fc.array(value, { maxLength: 3 }));
const text = fc.oneof({ weight: 5, arbitrary: texts }, { weight: 1, arbitrary: value });
/** The envelopes of all backends in one, so that not every body is nobody's. */
const envelope = fc.record(
  {
    code: text,
    error: text,
    error_code: text,
    error_description: text,
    error_id: text,
    hint: value,
    id: value,
    message: text,
    msg: text,
    name: text,
    fieldErrors: fc.oneof(value, fc.record({ email: value, password: value }, { requiredKeys: [] })),
    issues: list,
    details: fc.oneof(
      list,
      fc.record({ min_length: value }),
      fc.array(fc.record({ path: value, message: value, validationErrors: list }, { requiredKeys: [] }), {
        maxLength: 2,
      }),
    ),
    weak_password: fc.oneof(value, fc.record({ reasons: list })),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  value,
  envelope,
  fc.json().map((json): unknown => JSON.parse(json)),
);

describe.each(readers)('%s', (_, readError) => {
  test('never throws for any JSON, and returns no undefined fields', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), body, (status, json) => {
        const error = readError(status, json);

        expect(Object.values(error ?? {})).not.toContain(undefined);
        if (error) expect([typeof error.kind, typeof error.message]).toEqual(['string', 'string']);
      }),
      { numRuns: propertyRuns },
    );
  });
});
