import { dirname, posix } from 'node:path';
import { importedFiles, importedPackages } from './imported-packages.ts';

/** What is in a tarball: texts by their paths, which are relative to the package and have forward slashes. */
export type Contents = ReadonlyMap<string, string>;

/** Says what is wrong with the contents of a package, in sentences. */
type Rule = (contents: Contents, manifest: Published) => readonly string[];

/** What the rules read of a published package.json. */
interface Published {
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly sideEffects?: unknown;
  readonly version?: string;
}

const RULES: readonly Rule[] = [
  (contents) =>
    ['README.md', 'LICENSE', 'CHANGELOG.md'].filter((name) => !contents.has(name)).map((name) => `${name} is missing`),
  ownFields,
  (contents, { version }) =>
    contents.get('CHANGELOG.md')?.includes(`\n## ${version}\n`) === false
      ? [`CHANGELOG.md says nothing of ${version}`]
      : [],
  deadLinks,
  (_, { sideEffects }) => (sideEffects === false ? [] : ['package.json does not say `sideEffects: false`']),
  licences,
  uselessFiles,
  brokenMaps,
  missingPackages,
  missingFiles,
];

/**
 * Every reason not to publish a package with these contents. What publint, are-the-types-wrong and an installation by npm
 * find is left to them.
 */
export function packageProblems(contents: Contents): string[] {
  const manifest: Published = JSON.parse(contents.get('package.json') ?? '{}');
  return RULES.flatMap((rule) => rule(contents, manifest));
}

/** Descriptions that are missing, not exported, or different from those of the source tree. */
export function specProblems(contents: Contents, specs: Contents): string[] {
  const { exports = {} }: Published = JSON.parse(contents.get('package.json') ?? '{}');
  return [...specs].flatMap(([name, text]) => {
    const target = exports[`./openapi/${name}`];
    if (typeof target !== 'string') return [`./openapi/${name} is not exported`];
    return contents.get(inside(target)) === text ? [] : [`${target} is not openapi/${name}`];
  });
}

/** What a package.json may have. Everything else is of use in the workspace only. */
const FIELDS = [
  ...['name', 'version', 'description', 'keywords', 'homepage', 'bugs', 'license', 'repository', 'type', 'sideEffects'],
  ...['engines', 'bin', 'exports', 'dependencies', 'peerDependencies', 'peerDependenciesMeta', 'publishConfig'],
];

function ownFields(_: Contents, manifest: Published): string[] {
  const own = Object.keys(manifest).filter((field) => !FIELDS.includes(field));
  return own.map((field) => `package.json has \`${field}\`, which is of no use in the package`);
}

/** Links of the README that only the repository has a target for. */
function deadLinks(contents: Contents): string[] {
  const links = [...(contents.get('README.md') ?? '').matchAll(/\]\(((?!#|[a-z]+:)[^)\s]+)\)/g)];
  return links.map(([, target]) => `README.md links to ${target}, which is not in the package`);
}

/** The licences of the packages that the code contains. */
const licenceFile = /^dist\/third-party\.txt$/;

/** Bundled code without the licences of what it contains. */
function licences(contents: Contents): string[] {
  if (!contents.has('dist/cli.js')) return [];
  const text = contents.get('dist/third-party.txt') ?? '';
  return /^jose \d/m.test(text) && /^zod \d/m.test(text)
    ? []
    : ['dist/third-party.txt lacks the licences of what dist/ contains'];
}

/** Packages that the code or the declarations import, and that are not installed with the package. */
function missingPackages(contents: Contents, { dependencies = {}, peerDependencies = {} }: Published): string[] {
  const installed = Object.keys({ ...dependencies, ...peerDependencies });
  return [...contents]
    .filter(([path]) => /\.(js|d\.ts)$/.test(path))
    .flatMap(([path, text]) =>
      importedPackages(text)
        .filter((name) => !installed.includes(name))
        .map((name) => `${path} imports ${name}, which is neither a dependency nor a peer`),
    );
}

/** Files that the code imports, and that are not in the package. */
function missingFiles(contents: Contents): string[] {
  return [...contents]
    .filter(([path]) => path.endsWith('.js'))
    .flatMap(([path, text]) =>
      importedFiles(text)
        .filter((name) => !contents.has(posix.join(dirname(path), name)))
        .map((name) => `${path} imports ${name}, which is not in the package`),
    );
}

/** Files that users of the package have no use for. */
function uselessFiles(contents: Contents): string[] {
  const useful = [
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
    /^dist\/.*\.(js|d\.ts|js\.map|d\.ts\.map|yaml)$/,
    /^dist\/schemas\/.*\.json$/,
    licenceFile,
  ];
  const test = /(^|\/)tests?\/|\.(test|test-d|bench)\./;
  const paths = [...contents.keys()].filter((path) => test.test(path) || !useful.some((pattern) => pattern.test(path)));
  return paths.map((path) => `${path} is of no use in the package`);
}

/** Source maps that are missing, or whose sources are. */
function brokenMaps(contents: Contents): string[] {
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
