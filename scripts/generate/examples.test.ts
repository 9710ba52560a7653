import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { follow, loadSpec, type Spec } from './load-spec.ts';
import { child, entries, need, type Place } from './place.ts';
import { readOperations } from './read-operations.ts';

type Part = { readonly body?: z.ZodMiniType; readonly headers?: z.ZodMiniType };
type Table = Readonly<Record<string, Part & { readonly responses: Readonly<Record<string, Part>> }>>;

const root = join(import.meta.dirname, '../..');
const names = readdirSync(join(root, 'openapi')).filter((name) => name.endsWith('.yaml'));

// Redocly checks the examples against the spec, so here two readers of one schema are held against each other.
describe.each(names)('every example of %s passes the generated schemas', async (name) => {
  const spec = loadSpec(join(root, 'openapi', name));
  const { schemas }: { schemas: Table } = await import(
    join(root, 'packages/sdk/src/generated', spec.name, 'schemas.ts')
  );

  test.each(readOperations(spec))('$id', ({ id, place }) => {
    const table = schemas[id];
    const request = child(place, 'requestBody');
    const parts: [Place, Part | undefined][] = entries(need(place, 'responses')).map(([status, response]) => [
      follow(spec, response),
      table?.responses[status],
    ]);
    if (request) parts.push([follow(spec, request), table]);

    for (const [part, { body, headers } = {}] of parts) {
      for (const example of bodyExamples(part))
        expect(body?.safeParse(example.value), example.pointer).toMatchObject({ success: true });
      if (headers) expect(headers.safeParse(headerExamples(spec, part)), part.pointer).toMatchObject({ success: true });
    }
  });
});

function bodyExamples(part: Place): Place[] {
  return entries(child(part, 'content')).flatMap(([, media]) => {
    const one = child(media, 'example');
    return [...(one ? [one] : []), ...entries(child(media, 'examples')).map(([, example]) => need(example, 'value'))];
  });
}

function headerExamples(spec: Spec, part: Place): Record<string, string> {
  const examples = entries(child(part, 'headers')).map(([name, header]) => [
    name,
    child(follow(spec, header), 'example')?.value,
  ]);
  return Object.fromEntries(examples.map(([name, value]) => [name, String(value)]));
}
