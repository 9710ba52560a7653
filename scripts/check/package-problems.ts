import { dirname, posix } from 'node:path';

/** What is in a tarball: texts by their paths, which are relative to the package and have forward slashes. */
export type Contents = ReadonlyMap<string, string>;

/** Says what is wrong with the contents of a package, in sentences. */
type Rule = (contents: Contents, manifest: Published) => readonly string[];

/** Where an entry leads: a file, or one for each condition. */
type Target = string | { readonly [Condition in string]: Target };

/** What the rules read of a published package.json. */
interface Published {
  readonly exports?: Readonly<Record<string, Target>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly sideEffects?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const RULES: readonly Rule[] = [
  (contents) => ['README.md', 'LICENSE'].filter((name) => !contents.has(name)).map((name) => `${name} is missing`),
  (_, { sideEffects }) => (sideEffects === false ? [] : ['package.json does not say `sideEffects: false`']),
  strangers,
  lostExports,
  lostCommands,
  unresolvable,
  danglingMaps,
];

/** Every reason not to publish a package with these contents. */
export function packageProblems(contents: Contents): string[] {
  const manifest: Published = JSON.parse(contents.get('package.json') ?? '{}');
  return RULES.flatMap((rule) => rule(contents, manifest));
}

/** Descriptions that are missing, not exported, or not the ones of the source tree. */
export function specProblems(contents: Contents, specs: Contents): string[] {
  const { exports = {} }: Published = JSON.parse(contents.get('package.json') ?? '{}');
  return [...specs].flatMap(([name, text]) => {
    const target = exports[`./openapi/${name}`];
    if (typeof target !== 'string') return [`./openapi/${name} is not exported`];
    return contents.get(inside(target)) === text ? [] : [`${target} is not openapi/${name}`];
  });
}

/** Files that are of use only where the package is made. */
function strangers(contents: Contents): string[] {
  const known = [/^(package\.json|README\.md|LICENSE)$/, /^dist\/.*\.(js|d\.ts|js\.map|d\.ts\.map|yaml)$/];
  const test = /(^|\/)tests?\/|\.(test|test-d|bench)\./;
  const paths = [...contents.keys()].filter((path) => test.test(path) || !known.some((pattern) => pattern.test(path)));
  return paths.map((path) => `${path} has no business in the package`);
}

function lostExports(contents: Contents, { exports = {} }: Published): string[] {
  const needed = Object.entries(exports).flatMap(([entry, target]) =>
    filesOf(target).map((path) => ({ entry, path, there: contents.has(inside(path)) })),
  );
  return needed.filter(({ there }) => !there).map(({ entry, path }) => `${entry} needs ${path}, which is missing`);
}

/** A module needs its declarations beside it. */
function filesOf(target: Target): string[] {
  if (typeof target !== 'string') return Object.values(target).flatMap(filesOf);
  return target.endsWith('.js') ? [target, target.replace(/\.js$/, '.d.ts')] : [target];
}

function lostCommands(contents: Contents, { bin = {} }: Published): string[] {
  const broken = Object.entries(bin).filter(([, path]) => !contents.get(inside(path))?.startsWith('#!'));
  return broken.map(([name, path]) => `${path} has no #! line, so ${name} is no command`);
}

/** Versions that only the workspace understands. */
function unresolvable(_: Contents, { dependencies, peerDependencies }: Published): string[] {
  const local = Object.entries({ ...dependencies, ...peerDependencies }).filter(([, range]) => range.includes(':'));
  return local.map(([name, range]) => `${name} is asked for as ${range}, which npm cannot install`);
}

/** Source maps that are named but missing, or that name sources which are neither there nor in them. */
function danglingMaps(contents: Contents): string[] {
  const code = [...contents].filter(([path]) => /\.(js|d\.ts)$/.test(path));
  return code.flatMap(([path, text]) => {
    const [, url] = /^\/\/# sourceMappingURL=(\S+)\s*$/m.exec(text) ?? [];
    if (url === undefined || url.startsWith('data:')) return [];
    const at = posix.join(dirname(path), url);
    const map = contents.get(at);
    return map === undefined ? [`${path} names ${at}, which is missing`] : lostSources(contents, at, map);
  });
}

function lostSources(contents: Contents, path: string, map: string): string[] {
  const { sources, sourcesContent = [] }: { sources: string[]; sourcesContent?: unknown[] } = JSON.parse(map);
  const lost = sources.filter(
    (source, index) => !sourcesContent[index] && !contents.has(posix.join(dirname(path), source)),
  );
  return lost.map((source) => `${path} names ${source}, which is neither in it nor in the package`);
}

function inside(path: string): string {
  return path.replace(/^\.\//, '');
}
