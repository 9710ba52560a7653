import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { emitSchema, type Purpose } from './emit-schema.ts';

function emit(schema: unknown, purpose: Purpose = 'request'): string {
  return emitSchema(
    { value: schema, pointer: '#' },
    { purpose, component: (name) => name, follow: (reference) => reference },
  );
}

/** Runs the emitted code, as the generated file would. */
function compile(schema: unknown, purpose: Purpose = 'request'): z.ZodMiniType {
  const isUri = (value: string) => URL.canParse(value);
  return new Function('z', 'isUri', `return ${emit(schema, purpose)}`)(z, isUri);
}

function issues(schema: z.ZodMiniType, value: unknown): unknown[] {
  return schema.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];
}

/** The kinds of issues without a sentence of the description: zod words them as the rest of the process has asked. */
function codes(schema: z.ZodMiniType, value: unknown): unknown[] {
  return schema.safeParse(value).error?.issues.map(({ path, code }) => [path.join('.'), code]) ?? [];
}

test('refuses a keyword that it does not support', () => {
  const schema = { type: 'object', properties: { a: { type: 'string', maxLenght: 3 } } };

  expect(() => emit(schema)).toThrow(
    '#/properties/a/maxLenght: the generator does not support the keyword "maxLenght" on a schema of kind string.',
  );
});

test.each([
  [{ allOf: [] }],
  [{ not: {} }],
  [{ type: 'object', patternProperties: {} }],
  [{ type: 'number', multipleOf: 2 }],
  [{ type: 'boolean', pattern: 'x' }],
  [{ type: 'object', minLength: 1 }],
  [{ $ref: '#/components/schemas/A', type: 'string' }],
  [{ const: 'a', minLength: 1 }],
])('refuses a keyword where it has no meaning: %j', (schema) => {
  expect(() => emit(schema)).toThrow('does not support the keyword');
});

test('refuses a format that each backend reads in its own way', () => {
  expect(() => emit({ type: 'string', format: 'email' })).toThrow('write the format "email" as a pattern');
});

test('refuses a required property that does not exist', () => {
  expect(() => emit({ type: 'object', properties: { a: {} }, required: ['b'] })).toThrow(
    '#/required/0: "b" is required but not a property.',
  );
});

test('refuses a pattern that does not compile', () => {
  expect(() => emit({ type: 'string', pattern: '\\-' })).toThrow('#/pattern: the pattern does not compile');
});

test('refuses a sentence for a keyword that is not there', () => {
  const schema = { type: 'string', minLength: 1, 'x-messages': { pattern: 'Invalid' } };

  expect(() => emit(schema)).toThrow('#/x-messages/pattern: "x-messages" has a sentence for "pattern"');
});

test('keeps a pattern before a format', () => {
  expect(emit({ type: 'string', format: 'email', pattern: '^a/b$' })).toBe('z.string().check(z.regex(/^a\\/b$/u))');
});

test('counts UTF-16 units if the spec says so, and characters otherwise', () => {
  const bounds = { type: 'string', minLength: 2, maxLength: 3, 'x-messages': { maxLength: 'too long' } };

  expect(issues(compile(bounds), '😀😀')).toEqual([]);
  expect(issues(compile({ ...bounds, 'x-length': 'utf-16' }), '😀😀')).toEqual([['', 'too long']]);
  expect(issues(compile({ ...bounds, 'x-length': 'utf-16' }), '😀')).toEqual([]);
  expect(() => emit({ ...bounds, 'x-length': 'bytes' })).toThrow('the only other unit is "utf-16"');
});

test('checks both a pattern and a URI, each with its sentence', () => {
  const sentences = { pattern: 'Spaces', format: 'No URL' };
  const schema = compile({ type: 'string', format: 'uri', pattern: '^[^ ]*$', 'x-messages': sentences });

  expect(schema.safeParse('https://a.example/').success).toBe(true);
  expect(issues(schema, 'https://a.example/ b')).toEqual([['', 'Spaces']]);
  expect(issues(schema, 'a b')).toEqual([
    ['', 'Spaces'],
    ['', 'No URL'],
  ]);
});

test('reports the sentence of x-messages', () => {
  const sentences = { pattern: 'Only a', minLength: "It's short" };
  const schema = compile({ type: 'string', pattern: '^a*$', minLength: 3, maxLength: 4, 'x-messages': sentences });

  expect(issues(schema, 'b')).toEqual([
    ['', 'Only a'],
    ['', "It's short"],
  ]);
  expect(codes(schema, 'aaaaa')).toEqual([['', 'too_big']]);
});

test('reads a URI as WHATWG URL does and leaves it as it is', () => {
  const schema = compile({ type: 'string', format: 'uri' });

  expect(schema.parse(' myapp://reset ')).toBe(' myapp://reset ');
  expect(schema.safeParse('/path').error?.issues[0]).toMatchObject({ code: 'invalid_format', format: 'uri' });
});

test('reads additionalProperties by what the schema is for', () => {
  const properties = { a: { type: 'string' } };

  expect(emit({ type: 'object', properties }, 'request')).toMatch(/^z\.object\(/);
  expect(emit({ type: 'object', properties }, 'reply')).toMatch(/^z\.looseObject\(/);
  expect(emit({ type: 'object', properties, additionalProperties: false }, 'request')).toMatch(/^z\.strictObject\(/);
  expect(emit({ type: 'object', properties, additionalProperties: true }, 'request')).toMatch(/^z\.looseObject\(/);
  expect(emit({ type: 'object' })).toBe('z.record(z.string(), z.unknown())');
  expect(emit({ type: 'object', additionalProperties: { type: 'integer' } })).toBe('z.record(z.string(), z.int())');
});

test('distinguishes an absent property from undefined and null', () => {
  const schema = compile({ type: 'object', properties: { a: { type: 'string' }, b: { type: ['string', 'null'] } } });

  expect(schema.parse({ b: null })).toEqual({ b: null });
  expect(issues(schema, { a: undefined })).toHaveLength(1);
  expect(issues(schema, { a: null })).toHaveLength(1);
});

test('lists values, null among them', () => {
  expect(emit({ const: 400 })).toBe('z.literal(400)');
  expect(emit({ type: 'string', enum: ['a', "b'"] })).toBe("z.enum(['a', 'b\\''])");
  expect(emit({ type: ['string', 'null'], enum: ['a', null] })).toBe("z.nullable(z.literal('a'))");
  expect(emit({ enum: [1, true, 'x'] })).toBe("z.literal([1, true, 'x'])");
});

test('reads numbers as digits in headers, paths and queries', () => {
  const schema = compile({ type: 'integer', minimum: 1 }, 'text');

  expect(schema.parse('60')).toBe(60);
  expect(issues(schema, '1.5')).toHaveLength(1);
  expect(issues(schema, 'soon')).toHaveLength(1);
  expect(issues(schema, '0')).toHaveLength(1);
});

test('chooses a branch by its discriminator, even if one branch may lack it', () => {
  const password = { type: 'object', properties: { method: { type: ['string', 'null'], enum: ['password', null] } } };
  const otp = { type: 'object', properties: { method: { const: 'otp' } }, required: ['method'] };
  const schema = compile({ oneOf: [password, otp] });

  expect(emit({ oneOf: [password, otp] })).toMatch(/^z.discriminatedUnion\('method'/);
  for (const value of [{}, { method: null }, { method: 'password' }, { method: 'otp' }])
    expect(schema.parse(value)).toEqual(value);
  expect(codes(schema, { method: 'x' })).toEqual([['method', 'invalid_union']]);
});

test('writes a plain union if no property distinguishes the branches', () => {
  const branch = (properties: unknown) => ({ type: 'object', properties });
  const union = (a: unknown, b: unknown) => emit({ oneOf: [branch(a), branch(b)] });

  expect(union({ kind: { const: 'a' } }, { kind: { enum: ['b', 'a'] } })).toMatch(/^z.union/);
  expect(union({ kind: { const: 'a' } }, { kind: { const: 'b' } })).toMatch(/^z.union/);
  expect(union({ kind: { const: 'a' } }, { kind: { type: 'string' } })).toMatch(/^z.union/);
});

test('finds the discriminator through a union within a union', () => {
  const branch = (code: string) => ({ type: 'object', properties: { code: { const: code } }, required: ['code'] });
  const schema = { oneOf: [{ oneOf: [branch('a'), branch('b')] }, branch('c')] };

  expect(emit(schema)).toMatch(/^z.discriminatedUnion\('code', \[\s*z.discriminatedUnion\('code'/);
  for (const code of ['a', 'b', 'c']) expect(compile(schema).parse({ code })).toEqual({ code });
  expect(codes(compile(schema), { code: 'd' })).toEqual([['code', 'invalid_union']]);
});

test('joins branches without a discriminator, and types, into a union', () => {
  const schema = compile({
    anyOf: [{ type: ['integer', 'string'] }, { type: 'array', items: { type: 'boolean' }, minItems: 1 }],
  });

  for (const value of [1, 'a', [true]]) expect(schema.parse(value)).toEqual(value);
  for (const value of [1.5, [], [1], null]) expect(schema.safeParse(value).success).toBe(false);
});
