import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { schemas } from '../generated/insforge/schemas.ts';
import { schemas as stackAuth } from '../generated/stack-auth/schemas.ts';
import { schemas as supabase } from '../generated/supabase/schemas.ts';
import { schemas as unleash } from '../generated/unleash/schemas.ts';
import { validateWith } from './validate-with.ts';

/** How many inputs are generated; `RUNS=20000` for more. */
const propertyRuns = Number(process.env['RUNS'] ?? 100);

const shop = {
  pay: {
    responses: {
      200: { body: z.strictObject({ id: z.int(), items: z.array(z.strictObject({ name: z.string() })) }) },
      202: {},
      204: {},
      302: { headers: z.object({ Location: z.string() }) },
      400: {
        body: z.discriminatedUnion('code', [
          z.strictObject({ code: z.literal('EMPTY'), field: z.string() }),
          z.strictObject({ code: z.literal('SPENT') }),
        ]),
      },
      429: { body: z.union([z.literal('Slowly'), z.strictObject({ wait: z.int(), until: z.iso.datetime() })]) },
      409: { body: z.union([z.strictObject({ code: z.literal('SPENT') }), z.literal('')]) },
      500: { body: z.record(z.string(), z.string()) },
      503: { body: z.enum(['a', 'b', 'c', 'd', 'e', 'f']) },
    },
  },
};
const validate = validateWith(shop);
const good = { id: 1, items: [{ name: 'tea' }] };
const drift = (status: number, what: string) => `pay ${status} is not as in the spec: ${what}`;

test.each<[string, number, unknown]>([
  ['a body of the spec', 200, good],
  ['a branch of a union', 429, 'Slowly'],
  ['no body where none is due', 202, undefined],
  ['a 204', 204, undefined],
  ['no body where it may be empty', 409, undefined],
  ['the text of a redirect', 302, 'Found. Redirecting'],
  ['a redirect that a browser keeps to itself', 0, undefined],
])('has nothing against %s', async (_, status, body) => {
  expect(await validate('pay', status, body)).toBeUndefined();
});

test.each<[string, number, unknown, string]>([
  ['a missing field', 200, { items: [] }, 'id is not of type number'],
  ['a wrong type, deep inside', 200, { id: 1, items: [{ name: 5 }] }, 'items.0.name is not of type string'],
  ['a field too many', 200, { ...good, tip: 1 }, 'the body has tip, unknown to the spec'],
  ['another type altogether', 200, 'secret', 'the body is not of type object'],
  ['no body', 200, undefined, 'the body is not of type object'],
  ['a body where none is due', 202, {}, 'there should be no body'],
  ['another literal', 400, { code: 'secret' }, 'code is not "EMPTY" or "SPENT"'],
  ['a field too few in a branch', 400, { code: 'EMPTY' }, 'field is not of type string'],
  [
    'what no branch takes',
    429,
    { wait: 1.5, until: 'soon' },
    'wait is not of type int; until does not have the format datetime',
  ],
  ['one of many', 503, 'z', 'the body is not "a" or "b" or "c" or "d" or "e" or …'],
  [
    'names that may be secrets',
    500,
    { 'ada@example.com': 1, ok: 1 },
    '… is not of type string; ok is not of type string',
  ],
  [
    'more than anybody reads',
    500,
    { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 },
    `${[...'abcde'].map((name) => `${name} is not of type string`).join('; ')}; and 2 more`,
  ],
])('names %s', async (_, status, body, what) => {
  expect(await validate('pay', status, body)).toBe(drift(status, what));
});

test('names a status that the spec does not have', async () => {
  expect(await validate('pay', 418, good)).toBe('The spec has no 418 for pay');
  expect(await validate('pay', 307, undefined)).toBe('The spec has no 307 for pay');
});

test("says that the schemas are another backend's", async () => {
  expect(await validateWith(supabase)('signIn', 200, {})).toBe(
    "The schemas do not have signIn: are they another backend's?",
  );
});

test('waits for a schema that takes its time', async () => {
  const body = { '~standard': { validate: async () => ({ issues: [{ message: 'no', path: [{ key: 'id' }] }] }) } };

  expect(await validateWith({ pay: { responses: { 200: { body } } } })('pay', 200, good)).toBe(
    drift(200, 'id does not have the form that the spec says'),
  );
});

const tables = Object.entries({ schemas, stackAuth, supabase, unleash }).flatMap(([, table]) =>
  Object.entries(table).flatMap(([operation, { responses }]) =>
    Object.keys(responses).map((status) => ({ validate: validateWith(table), operation, status: Number(status) })),
  ),
);

/** Bodies whose every value can be told from the words of a message. */
const secret = fc.string({ minLength: 8, unit: fc.constantFrom('#', '§', '7') });
const name = fc.constantFrom('code', 'error', 'message', 'details', 'id', 'user', 'name', 'statusCode', 'x y');
const { body } = fc.letrec((tie) => ({
  body: fc.oneof({ depthSize: 'small' }, secret, fc.dictionary(name, tie('body')), fc.array(tie('body'))),
}));

test('no body makes it throw, and no value comes out of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...tables), body, async ({ validate, operation, status }, value) => {
      const message = await validate(operation, status, value);

      expect(`${message}`).not.toMatch(/#|§|777/);
    }),
    { numRuns: propertyRuns },
  );
});

test('no JSON makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...tables), fc.jsonValue(), async ({ validate, operation, status }, value) => {
      expect(await validate(operation, status, value)).toSatisfy((message) => message === undefined || message !== '');
    }),
    { numRuns: propertyRuns },
  );
});
