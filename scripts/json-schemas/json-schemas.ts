import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { configFields } from '../../packages/mock-server/src/config/config-schema.ts';
import { accountSchema, worldSchema } from '../../packages/mock-server/src/config/seed-schema.ts';
import { makesOf } from '../answers-doc/makes-of.ts';
import type { GeneratedFiles } from '../generate/generated-files.ts';
import { loadSpec } from '../generate/load-spec.ts';
import { HEADER } from '../generate/provider-lists.ts';
import { readOperations } from '../generate/read-operations.ts';
import { comment, constant } from '../generate/source-text.ts';
import { type ListedProvider, listProviders } from '../providers.ts';
import { docsOf } from './docs-of.ts';

/** A JSON Schema. */
type Json = Record<string, unknown>;

/** Which JSON Schema: editors know draft 7 best, forms the newest. */
type Draft = 'draft-7' | 'draft-2020-12';

const SOURCE = 'packages/mock-server/src';
const TARGET = 'packages/mock-server/schemas';
const $schema = { type: 'string', description: 'The JSON Schema with which editors check this file.' };

/** The JSON Schemas of seed files and config files, made from what checks them. */
export async function jsonSchemas(root: string): Promise<GeneratedFiles> {
  const named = (title: string, schema: Json): string =>
    `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema }, null, 2)}\n`;
  return new Map([
    [`${TARGET}/seed.json`, named('Seed file of Resetkit', await seedJson(root))],
    [`${TARGET}/config.json`, named('Config file of Resetkit', configJson(root))],
    ...(await optionsSchemas(root)),
  ]);
}

/** For each provider a module with the JSON Schema of its options, for forms: of draft 2020-12. */
async function optionsSchemas(root: string): Promise<readonly (readonly [path: string, text: string])[]> {
  return Promise.all(
    listProviders(root).map(async (provider) => {
      const title = `Options of ${provider.title}`;
      const $schema = 'https://json-schema.org/draft/2020-12/schema';
      const schema = { $schema, title, ...(await optionsOf(root, provider, 'draft-2020-12')) };
      const text = [
        `${HEADER}${comment([`${title}, as a JSON Schema of draft 2020-12.`])}`,
        `export const optionsSchema: Readonly<Record<string, unknown>> = ${constant(schema)};`,
        '',
      ];
      return [`${SOURCE}/providers/${provider.id}/options-schema.ts`, text.join('\n')] as const;
    }),
  );
}

async function seedJson(root: string): Promise<Json> {
  const account = withDocs(jsonOf(accountSchema), docsOf(join(root, SOURCE, 'core/account-input.ts'), 'AccountInput'));
  const worlds = await Promise.all(listProviders(root).map(async (one) => [one.id, await worldOf(root, one)]));
  return {
    anyOf: [
      { type: 'array', description: 'Accounts, with which every backend starts.', items: ref('account') },
      {
        type: 'object',
        description: 'What each backend starts with.',
        properties: { $schema, ...Object.fromEntries(worlds) },
        additionalProperties: false,
      },
    ],
    definitions: { account },
  };
}

/** What one backend starts with, with its own options, situations and operations. */
async function worldOf(root: string, provider: ListedProvider): Promise<Json> {
  const world = withDocs(jsonOf(worldSchema), docsOf(join(root, SOURCE, 'config.ts'), 'BackendConfig'));
  const first = docsOf(join(root, SOURCE, 'core/first-state.ts'), 'FirstState');
  const made = await makesOf(root, provider);
  const operations = readOperations(loadSpec(join(root, 'openapi', `${provider.id}.yaml`)));
  const { situations, faults, ...others } = withDocs(world, first)['properties'] as Record<string, Json>;
  const name = {
    enum: made.map((one) => one.name),
    description: made.map(({ name: its, means }) => `${its}: ${means}`).join('\n'),
  };
  return {
    ...world,
    description: `What ${provider.title} starts with.`,
    properties: {
      ...others,
      accounts: { ...others['accounts'], items: ref('account') },
      options: { ...(await optionsOf(root, provider)), description: 'Options, under the names of the backend.' },
      situations: { ...situations, items: within(situations?.['items'], { name }) },
      faults: { ...faults, items: within(faults?.['items'], { operation: { enum: operations.map(({ id }) => id) } }) },
    },
  };
}

async function optionsOf(root: string, { id }: ListedProvider, target: Draft = 'draft-7'): Promise<Json> {
  const file = join(root, SOURCE, 'providers', id, 'options.ts');
  const { optionsSchema }: { optionsSchema: z.ZodMiniType } = await import(pathToFileURL(file).href);
  // A file has some of them.
  const { required: _, ...options } = withDocs(jsonOf(optionsSchema, target), docsOf(file));
  return options;
}

function configJson(root: string): Json {
  const fields = withDocs(
    jsonOf(z.strictObject({ ...configFields })),
    docsOf(join(root, SOURCE, 'config.ts'), 'Config'),
  );
  const { seed, providers, ...others } = fields['properties'] as Record<string, Json>;
  const ids = listProviders(root).map(({ id }) => id);
  // The two files lie side by side.
  const seeds = { ...seed, anyOf: [{ type: 'string' }, { $ref: 'seed.json' }] };
  return {
    ...fields,
    properties: { $schema, ...others, providers: { ...providers, items: { enum: ids } }, seed: seeds },
  };
}

/** The JSON Schema of what is given to a schema. What has no form in JSON Schema is checked by the program alone. */
function jsonOf(schema: z.ZodMiniType, target: Draft = 'draft-7'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target,
    io: 'input',
    unrepresentable: 'any',
    // zod's own names of formats: editors do not know them, and a pattern says the same.
    override({ jsonSchema }) {
      delete jsonSchema.format;
    },
  });
  return json;
}

function ref(name: string): Json {
  return { $ref: `#/definitions/${name}` };
}

/** A schema of objects with these fields too. */
function within(schema: unknown, fields: Json): Json {
  const { properties, ...rest } = Object(schema) as Json & { properties?: Json };
  return { ...rest, properties: { ...properties, ...fields } };
}

/** A schema of objects whose fields have these descriptions. Fields that only the descriptions know may be anything. */
function withDocs(schema: Json, docs: ReadonlyMap<string, string>): Json {
  const properties = Object(schema['properties']) as Record<string, Json>;
  const isOpen = schema['additionalProperties'] !== false;
  const known = Object.entries(properties).map(([name, one]) => {
    const description = docs.get(name);
    return [name, description === undefined ? one : { ...one, description }];
  });
  const more = [...docs].filter(([name]) => isOpen && !(name in properties));
  return {
    ...schema,
    properties: Object.fromEntries([...known, ...more.map(([name, description]) => [name, { description }])]),
  };
}
