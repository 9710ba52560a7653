import { builtinModules } from 'node:module';
import { BELOW, layerOf, providerOf, target } from './layers.ts';

/** One import of one file. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
}

/** Says why an import is not allowed; undefined where the rule has nothing against it. */
type Rule = (one: Import) => string | undefined;

const MAY_LOAD_MSW = /^packages\/mock-server\/src\/(msw|node|browser|playwright)\.ts$/;
const MAY_LOAD_NODE =
  /^packages\/mock-server\/src\/(((node|http|cli|vitest|playwright)(\.ts$|\/))|stores\/(file|redis)\.ts$)/;
/** AppHandoff owns a Supabase instance, through the public provider interface. */
const COMPOSED = [
  'packages/mock-server/src/providers/apphandoff/index.ts -> packages/mock-server/src/providers/supabase/index.ts',
];

const RULES: readonly Rule[] = [
  ({ from, specifier }) =>
    layerOf(from) === 'sdk' && isPackage(specifier, '@resetkit/mock-server')
      ? 'apps ship the SDK to their users, the mock server stays at home'
      : undefined,
  ({ from, specifier }) =>
    isPackage(specifier, 'msw') && !MAY_LOAD_MSW.test(from)
      ? 'msw is 135 kB and optional: only msw.ts, node.ts, browser.ts and playwright.ts of the mock server load it'
      : undefined,
  ({ from, specifier }) =>
    isNode(specifier) && !MAY_LOAD_NODE.test(from)
      ? `${wordFor(from)} runs in a browser, where Node's modules are not`
      : undefined,
  ({ from, specifier }) => (isRelative(specifier) ? upwards(from, target(from, specifier)) : undefined),
  ({ from, specifier }) => (isRelative(specifier) ? intoAnotherProvider(from, target(from, specifier)) : undefined),
  ({ from, specifier }) => (isPackage(specifier, '@resetkit/sdk') ? throughTheSdk(from, specifier) : undefined),
];

/** Every reason why an import breaks the architecture. */
export function objections(one: Import): string[] {
  return RULES.map((rule) => rule(one)).filter((why) => why !== undefined);
}

function upwards(from: string, to: string): string | undefined {
  if (packageOf(from) !== packageOf(to))
    return 'packages import each other by name, so that what is public stays visible';
  const [own, other] = [layerOf(from), layerOf(to)];
  return BELOW[own].includes(other)
    ? undefined
    : `${wordFor(from)} must not know ${wordFor(to)}: nothing imports upwards`;
}

function intoAnotherProvider(from: string, to: string): string | undefined {
  const [own, other] = [providerOf(from), providerOf(to)];
  if (!own || !other || own === other || COMPOSED.includes(`${from} -> ${to}`)) return undefined;
  return `the rules of ${other} must not leak into ${own}`;
}

/** The mock server takes only what is generated, and each part only its own: core knows no provider. */
function throughTheSdk(from: string, specifier: string): string | undefined {
  if (layerOf(from) === 'sdk') return 'inside the package import the file, never the package';
  const [, spec] = specifier.match(/^@resetkit\/sdk\/([^/]+)\/(types|operations|schemas)$/) ?? [];
  if (!spec) return 'the mock server takes only what is generated from the spec (types, operations, schemas)';
  const layer = layerOf(from);
  if (layer === 'core') return 'core knows no provider and no spec';
  if (layer === 'provider' && spec !== providerOf(from))
    return `the spec of ${spec} must not leak into ${providerOf(from)}`;
  return undefined;
}

function isPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

function isNode(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function wordFor(path: string): string {
  const layer = layerOf(path);
  if (layer === 'sdk') return 'the SDK';
  if (layer === 'provider') return `the provider ${providerOf(path)}`;
  return layer === 'core' || layer === 'control' ? layer : `${path.split('/').slice(3).join('/')}`;
}
