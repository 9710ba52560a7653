import { expect, test } from 'vitest';
import { kindOf } from './kind-of.ts';

test.each([
  [{ type: 'boolean' }, { control: 'switch' }],
  [{ type: 'integer' }, { control: 'number' }],
  [{ type: 'string' }, { control: 'text' }],
  [
    { type: 'string', enum: ['code', 'link'] },
    { control: 'choice', values: ['code', 'link'] },
  ],
  [{ type: 'array', items: { type: 'string' } }, { control: 'list' }],
  [{ type: 'array', items: { type: 'object', properties: {} } }, { control: 'json' }],
  [
    { type: 'object', properties: { username: { type: 'string' } } },
    { control: 'group', fields: [['username', { type: 'string' }]] },
  ],
  [{ type: 'object', additionalProperties: { type: 'string' } }, { control: 'json' }],
  [{ type: ['string', 'null'] }, { control: 'nullable', inner: { control: 'text' } }],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, { control: 'nullable', inner: { control: 'number' } }],
  [
    {
      anyOf: [
        { type: 'string', enum: ['works'] },
        { type: 'object', properties: {} },
      ],
    },
    { control: 'json' },
  ],
  [{ anyOf: [{ type: 'array', items: { type: 'string' } }, {}] }, { control: 'json' }],
  [{}, { control: 'json' }],
])('the control for %j is %j', (schema, kind) => {
  expect(kindOf(schema)).toEqual(kind);
});
