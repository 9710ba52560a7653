import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BUDGETS, type Budget } from './budgets.ts';

/** Something that has to run in a browser: modules whose exports a page would use together, or a page itself. */
export interface Entry {
  readonly name: string;
  readonly modules?: readonly string[];
  /** The code of a page, which takes only what it uses. */
  readonly page?: string;
  /** How large it may be, in bytes gzipped. */
  readonly budget?: number | undefined;
  /** What must not be in it: a path within the repository that matches. */
  readonly without?: RegExp;
  /** Packages that the page has anyway, and that are not counted. */
  readonly besides?: readonly string[];
}

/** How large an entry is in a browser, or why it cannot be there. */
export interface Bundle {
  readonly name: string;
  readonly problems: readonly string[];
  readonly minified: number;
  readonly gzipped: number;
}

const SDK = './packages/sdk/src';
const MOCK = './packages/mock-server/src';

/** The SDK and the mock server with each provider, the SDK's hooks for React, and the mock server under MSW. */
export function browserEntries(root: string): Entry[] {
  const clients = readdirSync(join(root, SDK, 'providers'));
  const providers = readdirSync(join(root, MOCK, 'providers'));
  return [
    { name: 'sdk', modules: [`${SDK}/index.ts`], without: /\/(zod|providers|generated)\// },
    { name: 'sdk, react hooks', modules: [`${SDK}/react.ts`], besides: ['react'] },
    ...clients.flatMap((name) => sdkEntries(name)),
    ...providers.map((name) => mockEntry(name, [`${MOCK}/index.ts`, `${MOCK}/providers/${name}/index.ts`])),
    mockEntry('msw.ts', [`${MOCK}/msw.ts`]),
    mockEntry('browser.ts', [`${MOCK}/browser.ts`]),
  ];
}

/** The mock server takes of the SDK what is generated, though `schemas` comes by way of a module that has forms too. */
function mockEntry(name: string, modules: readonly string[]): Entry {
  return { name: `mock server, ${name}`, modules, without: /\/sdk\/src\/(client|reset|common|forms|providers)\// };
}

/** What an app takes of the SDK for one backend: never a file of another one, and zod only for schemas. */
function sdkEntries(provider: string): Entry[] {
  const others = `/(providers|generated)/(?!${provider}/)`;
  const file = (name: string) => [`${SDK}/providers/${provider}/${name}.ts`];
  const withoutZod = new RegExp(`${others}|/zod/`);
  return [
    { name: `sdk, ${provider}`, modules: file('index'), without: withoutZod },
    { name: `sdk, ${provider}, reset`, modules: file('reset-client'), without: withoutZod },
    { ...flowEntry(provider, 'whole', file('index')), without: withoutZod },
    { ...flowEntry(provider, 'small', file('reset-client')), without: withoutZod },
    { name: `sdk, ${provider}, forms`, modules: file('forms'), without: new RegExp(`${others}|/schemas\\.ts$`) },
    { name: `sdk, ${provider}, schemas`, modules: file('schemas'), without: new RegExp(others) },
  ];
}

/** A page that resets passwords: client and flow, everything included. */
function flowEntry(provider: string, client: keyof Budget, [module]: readonly string[]): Entry {
  const page = `import { createPasswordReset } from '${SDK}/index.ts'; import { createClient } from '${module}';
    export const reset = (options) => createPasswordReset(createClient(options));`;
  return { name: `sdk, ${provider}, ${client} + flow`, page, budget: BUDGETS[provider]?.[client] };
}

/** Bundles an entry as a browser would get it. */
export async function browserBundle(root: string, entry: Entry): Promise<Bundle> {
  const { name, modules = [], besides = [], page, without, budget = Number.POSITIVE_INFINITY } = entry;
  const contents = page ?? modules.map((path) => `export * from '${path}';`).join('\n');
  const options = {
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    platform: 'browser',
    format: 'esm',
  } as const;
  const stdin = { contents, resolveDir: root, loader: 'ts' } as const;
  try {
    const { outputFiles, metafile } = await build({ ...options, external: [...besides], stdin, logLevel: 'silent' });
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
    const inside = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
    const problems = [
      ...outside.filter(isNode).map((path) => `imports ${path}`),
      ...inside.filter((path) => without?.test(path)).map((path) => `contains ${path}`),
    ];
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    const gzipped = gzipSync(code, { level: 9 }).length;
    if (gzipped > budget) problems.push(`takes ${gzipped} bytes gzipped, its budget is ${budget}`);
    return { name, problems, minified: code.length, gzipped };
  } catch (error) {
    return { name, problems: messagesOf(error), minified: 0, gzipped: 0 };
  }
}

function isNode(path: string): boolean {
  return path.startsWith('node:') || builtinModules.includes(path);
}

function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return [String(error)];
  return error.errors.map(({ text, location }) => `${location?.file ?? ''}:${location?.line ?? ''} ${text}`);
}
