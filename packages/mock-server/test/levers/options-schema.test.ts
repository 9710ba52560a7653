import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { registry } from '../registry.ts';
import { eachWay } from './levers.ts';

eachWay(({ open }) => {
  test('gives a JSON Schema of the options, with descriptions', async () => {
    const { mock } = await open();
    const schema = await mock.options.schema();

    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Options of InsForge',
      type: 'object',
      additionalProperties: false,
    });
    expect(Object.keys(Object(schema['properties'])).sort()).toEqual(Object.keys(await mock.options.get()).sort());
    expect(Reflect.get(Object(schema['properties']), 'passwordMinLength')).toEqual({
      type: 'integer',
      minimum: 4,
      maximum: 128,
      description: 'In UTF-16 units, from 4 to 128.',
    });
  });
});

test.each(Object.keys(registry))('the schema of %s takes its options, whole and in part, and no others', async (id) => {
  const provider = registry[id]?.({}) ?? expect.fail(id);
  const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(await provider.optionsSchema());

  expect([validate(JSON.parse(JSON.stringify(provider.options))), validate.errors]).toEqual([true, null]);
  expect([validate({}), validate({ nope: 1 })]).toEqual([true, false]);
});
