/** Entries of a package by path, each with the file in the source tree: `exports` of its package.json. */
export type Exports = Readonly<Record<string, string>>;

/** The descriptions of what a mock server answers beside its backends. They are of use to mock servers only. */
export const mockSpecs: readonly string[] = ['mock-control', 'mailpit'];

/** The SDK's entries that depend on which providers there are. */
export function sdkExports(ids: readonly string[]): Exports {
  return Object.fromEntries([
    ...ids.flatMap((id) => [
      [`./${id}`, `./src/providers/${id}/index.ts`],
      ...generatedExports(id, `./src/providers/${id}/schemas.ts`),
      [`./${id}/reset-facts`, `./src/generated/${id}/reset-facts.ts`],
      [`./${id}/examples`, `./src/generated/${id}/examples.ts`],
    ]),
    ...mockSpecs.flatMap((spec) => generatedExports(spec, `./src/generated/${spec}/schemas.ts`)),
    ...ids.map((id) => [`./openapi/${id}.yaml`, `./npm/dist/openapi/${id}.yaml`]),
  ]);
}

function generatedExports(spec: string, schemas: string): (readonly [entry: string, file: string])[] {
  return [
    [`./${spec}/types`, `./src/generated/${spec}/types.ts`],
    [`./${spec}/operations`, `./src/generated/${spec}/operations.ts`],
    [`./${spec}/schemas`, schemas],
  ];
}

/** The mock server's entries that depend on which providers there are. */
export function mockServerExports(ids: readonly string[]): Exports {
  return Object.fromEntries(ids.map((id) => [`./${id}`, `./src/providers/${id}/index.ts`]));
}

/**
 * A package.json with these entries in `exports`, after the ones that are written by hand, and with the same entries in
 * `publishConfig.exports`, where they lead to what the compiler makes of each file. Examples are not published: the mock server has them
 * in its own files.
 */
export function withExports(manifest: string, generated: Exports): string {
  const parsed: { exports: Exports; publishConfig: object } = JSON.parse(manifest);
  const byHand = Object.entries(parsed.exports).filter(([, file]) => !/\/(providers|generated|openapi)\//.test(file));
  const exports = { ...Object.fromEntries(byHand), ...generated };
  const publishConfig = { ...parsed.publishConfig, exports: compiled(exports) };
  return `${JSON.stringify({ ...parsed, exports, publishConfig }, null, 2)}\n`;
}

function compiled(exports: Exports): Exports {
  const published = Object.entries(exports).filter(([entry]) => !entry.endsWith('/examples'));
  const entries = published.map(([entry, file]) => [
    entry,
    file.replace(/^\.\/src\/(.*)\.tsx?$/, './dist/$1.js').replace(/^\.\/npm\//, './'),
  ]);
  return Object.fromEntries(entries);
}
