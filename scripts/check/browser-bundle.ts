import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Something that has to run in a browser: modules whose exports a page would use together. */
export interface Entry {
  readonly name: string;
  readonly modules: readonly string[];
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
    ...clients.map((name) => ({ name: `sdk, ${name}`, modules: [`${SDK}/providers/${name}/index.ts`] })),
    { name: 'sdk, react hooks', modules: [`${SDK}/react.ts`], besides: ['react'] },
    ...providers.map((name) => ({
      name: `mock server, ${name}`,
      modules: [`${MOCK}/index.ts`, `${MOCK}/providers/${name}/index.ts`],
    })),
    { name: 'mock server, msw.ts', modules: [`${MOCK}/msw.ts`] },
    { name: 'mock server, browser.ts', modules: [`${MOCK}/browser.ts`] },
  ];
}

/** Bundles an entry as a browser would get it. */
export async function browserBundle(root: string, { name, modules, besides = [] }: Entry): Promise<Bundle> {
  const contents = modules.map((path) => `export * from '${path}';`).join('\n');
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
    const problems = outside.filter(isNode).map((path) => `imports ${path}`);
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    return { name, problems, minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
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
