import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { BELOW, layerOf, providerOf, target } from './layers.ts';
import type { Manifest } from './manifests.ts';

/** One import of one file. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The manifest of the package that the file is in. */
  readonly manifest?: Manifest | undefined;
}

/** Says why an import is not allowed; undefined where the rule has nothing against it. */
type Rule = (one: Import) => string | undefined;

const MAY_LOAD_MSW = /^packages\/mock-server\/src\/(msw|node|browser|playwright)\.ts$/;
/** Files through which msw is loaded, so that whoever imports them loads it too. */
const LOADS_MSW = MAY_LOAD_MSW;
const MAY_LOAD_REACT = /^packages\/sdk\/src\/react(\.ts$|\/)/;
const MAY_LOAD_NODE =
  /^packages\/mock-server\/src\/(((node|http|cli|vitest|playwright)(\.ts$|\/))|stores\/(file|redis)\.ts$)/;
/** Of the SDK: what schemas and forms are made of, and `schema-table.ts`, which has types only. */
const MAY_LOAD_ZOD =
  /^packages\/sdk\/src\/(generated\/[^/]+\/(schemas|reset-fields)|forms\/[^/]+|providers\/[^/]+\/(schemas|forms)|schema-table)\.ts$/;
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
    isPackage(specifier, 'react') && !MAY_LOAD_REACT.test(from)
      ? 'React is optional: only react.ts of the SDK and the files beside it load it'
      : undefined,
  ({ from, specifier }) =>
    isNode(specifier) && !MAY_LOAD_NODE.test(from)
      ? `${wordFor(from)} runs in a browser, where Node's modules are not`
      : undefined,
  (one) => about(one, upwards),
  (one) => about(one, intoAnotherProvider),
  (one) => about(one, toMsw),
  ({ from, specifier }) =>
    isPackage(specifier, 'zod') && isSmall(from) ? 'clients are small: zod is for schemas and forms alone' : undefined,
  (one) => about(one, toZod),
  (one) => about(one, toReact),
  (one) => about(one, outOfTheClient),
  notInstalled,
  ({ from, specifier }) => (isPackage(specifier, '@resetkit/sdk') ? throughTheSdk(from, specifier) : undefined),
];

/** Every reason why an import breaks the architecture. */
export function objections(one: Import): string[] {
  return RULES.map((rule) => rule(one)).filter((why) => why !== undefined);
}

/** What a rule on two files says of an import of a file, be it by a path or by the package's own name. */
function about(one: Import, rule: (from: string, to: string) => string | undefined): string | undefined {
  const to = fileOf(one);
  return to === undefined ? undefined : rule(one.from, to);
}

function fileOf({ from, specifier, manifest }: Import): string | undefined {
  if (isRelative(specifier)) return target(from, specifier);
  // Of the SDK another rule refuses every import by name.
  if (!manifest || layerOf(from) === 'sdk' || !isPackage(specifier, manifest.name)) return undefined;
  const exported = manifest.exports[`.${specifier.slice(manifest.name.length)}`];
  return exported && target(`${manifest.folder}/package.json`, exported);
}

function toMsw(from: string, to: string): string | undefined {
  const isFree = ['way to run', 'cli'].includes(layerOf(from)) && !MAY_LOAD_MSW.test(from);
  return isFree && LOADS_MSW.test(to) ? `${wordFor(to)} loads msw, which is large and optional` : undefined;
}

function toZod(from: string, to: string): string | undefined {
  const loadsZod = MAY_LOAD_ZOD.test(to) && !to.endsWith('/schema-table.ts');
  return loadsZod && isSmall(from) ? `clients are small, and ${posix.basename(to)} loads zod` : undefined;
}

/** Tells what an app may bundle without zod. */
function isSmall(path: string): boolean {
  return path.startsWith('packages/sdk/src/') && !MAY_LOAD_ZOD.test(path);
}

function toReact(from: string, to: string): string | undefined {
  return MAY_LOAD_REACT.test(to) && !MAY_LOAD_REACT.test(from) ? 'what is there for React loads React' : undefined;
}

const SDK_PARTS = ['client', 'reset', 'common', 'forms', 'providers'];

function outOfTheClient(from: string, to: string): string | undefined {
  const [own, other] = [partOfSdk(from), partOfSdk(to)];
  if (own < 0 || other <= own) return undefined;
  return own === 0 ? 'the client knows no backend' : 'what providers share knows none of them';
}

/** How high a file of the SDK stands, client first; -1 elsewhere. */
function partOfSdk(path: string): number {
  return SDK_PARTS.indexOf(path.match(/^packages\/sdk\/src\/([^/]+)\//)?.[1] ?? '');
}

/** What is only there for development is missing where the package is installed. */
function notInstalled({ specifier, manifest }: Import): string | undefined {
  if (!manifest || isRelative(specifier) || isNode(specifier) || isPackage(specifier, manifest.name)) return undefined;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return manifest.installed.includes(name)
    ? undefined
    : `${name} is no dependency in ${manifest.folder}/package.json: whoever installs the package has it not`;
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
