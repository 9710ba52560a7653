import { posix } from 'node:path';

/** A part of the architecture that has its own rule on what it may import. */
export type Layer = 'sdk' | 'core' | 'provider' | 'control' | 'store' | 'index' | 'way to run' | 'cli';

const MOCK = 'packages/mock-server/src/';

/** The layer of a file of packages/, by its path; everything in the mock server's src that is named nowhere is a way to run. */
export function layerOf(path: string): Layer {
  if (!path.startsWith(MOCK)) return 'sdk';
  const inside = path.slice(MOCK.length);
  if (inside.startsWith('core/')) return 'core';
  if (inside.startsWith('providers/')) return 'provider';
  if (inside.startsWith('control/')) return 'control';
  if (inside.startsWith('stores/')) return 'store';
  if (inside === 'index.ts') return 'index';
  return /^cli(\.ts|\/)/.test(inside) ? 'cli' : 'way to run';
}

/** What each layer of the mock server may import of it: only what is below. */
export const BELOW: Readonly<Record<Layer, readonly Layer[]>> = {
  sdk: ['sdk'],
  core: ['core'],
  provider: ['core', 'provider'],
  control: ['core', 'control'],
  store: ['core', 'store'],
  index: ['core', 'control', 'store'],
  'way to run': ['core', 'provider', 'control', 'store', 'index', 'way to run'],
  cli: ['core', 'provider', 'control', 'store', 'index', 'way to run', 'cli'],
};

/** The provider that a file of the mock server or of the SDK belongs to, generated or not, or undefined. */
export function providerOf(path: string): string | undefined {
  return path.match(/^packages\/(?:mock-server|sdk)\/src\/(?:providers|generated)\/([^/]+)\//)?.[1];
}

/** The path that a relative import means. */
export function target(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}
