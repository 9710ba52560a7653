import { expectTypeOf, test } from 'vitest';
import * as z from 'zod/mini';
import type { Plain, Same, SchemaTable } from './schema-table.ts';

const schema = z.looseObject({ status: z.literal(400), code: z.exactOptional(z.enum(['A', 'B'])) });
type Proof<Expected> = Same<Plain<z.output<typeof schema>>, Plain<Expected>>;

test('the type proof accepts what the schema accepts', () => {
  true satisfies Proof<{ status: 400; code?: 'A' | 'B' }>;
  true satisfies Proof<{ readonly status: 400 } & { code?: 'B' | 'A' } & { [name: string]: unknown }>;
});

test('the type proof fails on every difference', () => {
  // @ts-expect-error another type
  true satisfies Proof<{ status: string; code?: 'A' | 'B' }>;
  // @ts-expect-error a wider literal
  true satisfies Proof<{ status: number; code?: 'A' | 'B' }>;
  // @ts-expect-error a narrower enum
  true satisfies Proof<{ status: 400; code?: 'A' }>;
  // @ts-expect-error required instead of optional
  true satisfies Proof<{ status: 400; code: 'A' | 'B' }>;
  // @ts-expect-error optional instead of required
  true satisfies Proof<{ status?: 400; code?: 'A' | 'B' }>;
  // @ts-expect-error a property too many
  true satisfies Proof<{ status: 400; code?: 'A' | 'B'; more: string }>;
  // @ts-expect-error a property too few
  true satisfies Proof<{ status: 400 }>;
  // @ts-expect-error null as well
  true satisfies Proof<{ status: 400; code?: 'A' | 'B' | null }>;
});

test('the type proof looks into lists, unions and records', () => {
  true satisfies Same<Plain<{ a: 1 }[] | { b: 2 }>, Plain<readonly { readonly a: 1 }[] | { b: 2 }>>;
  true satisfies Same<Plain<Record<string, unknown>>, Plain<{ [key: string]: unknown }>>;
  // @ts-expect-error another element
  true satisfies Same<Plain<{ a: 1 }[]>, Plain<{ a: 2 }[]>>;
  // @ts-expect-error a union with one branch less
  true satisfies Same<Plain<{ a: 1 } | { b: 2 }>, Plain<{ a: 1 }>>;
  // @ts-expect-error another value in a record
  true satisfies Same<Plain<Record<string, unknown>>, Plain<Record<string, string>>>;
});

interface Operations {
  send: {
    parameters: { query?: { lang?: string }; header?: never; path: { email: string }; cookie?: never };
    requestBody: { content: { 'application/json': { email: string } } };
    responses: {
      202: {
        headers: { 'Retry-After': number; [name: string]: unknown };
        content: { 'application/json': { ok: true } };
      };
      204: { headers: { [name: string]: unknown }; content?: never };
    };
  };
}
declare const table: SchemaTable<Operations>;

test('the table gives each part the type of the spec', () => {
  expectTypeOf(table.send.query).toEqualTypeOf<z.ZodMiniType<{ lang?: string }>>();
  expectTypeOf(table.send.path.parse({}).email).toEqualTypeOf<string>();
  expectTypeOf(table.send.body.parse({})).toEqualTypeOf<{ email: string }>();
  expectTypeOf(table.send.responses[202].body.parse({})).toEqualTypeOf<{ ok: true }>();
  expectTypeOf(table.send.responses[202].headers.parse({})).toEqualTypeOf<{ 'Retry-After': number }>();
  expectTypeOf(table.send.headers).toEqualTypeOf<undefined>();
  expectTypeOf(table.send.responses[204].body).toEqualTypeOf<undefined>();
});

test('the table takes no schema of another type and none too many', () => {
  const responses: SchemaTable<Operations>['send']['responses'] = {
    202: { body: z.object({ ok: z.literal(true) }), headers: z.object({ 'Retry-After': z.number() }) },
    204: {},
  };
  const path = z.object({ email: z.string() });
  const query = z.object({ lang: z.exactOptional(z.string()) });

  ({ send: { query, path, body: path, responses } }) satisfies SchemaTable<Operations>;
  const undefinable = z.object({ lang: z.optional(z.string()) });
  // @ts-expect-error absent is not undefined
  ({ send: { query: undefinable, path, body: path, responses } }) satisfies SchemaTable<Operations>;
  // @ts-expect-error another body
  ({ send: { query, path, body: z.object({ email: z.number() }), responses } }) satisfies SchemaTable<Operations>;
  // @ts-expect-error the operation takes no headers
  ({ send: { query, path, headers: path, body: path, responses } }) satisfies SchemaTable<Operations>;
  // @ts-expect-error a status is missing
  ({ send: { query, path, body: path, responses: { 204: {} } } }) satisfies SchemaTable<Operations>;
});
