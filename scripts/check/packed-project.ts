import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installedAt } from '../package-folders.ts';
import type { Packed } from './pack-package.ts';
import { runCommand } from './run-command.ts';

/** Creates a project in a folder outside the workspace, with our packages as npm installs them from their tarballs. */
export async function makeProject(folder: string, packages: readonly Packed[]): Promise<void> {
  const dependencies = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  const install = ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund'] as const;
  const { code, output } = await runCommand(install, folder);
  if (code !== 0) throw new Error(`${install.join(' ')}\nended with ${code ?? 'no answer'}:\n${output}`);
}

/**
 * Links packages of the workspace into a project, with their types, because installing vitest and others again would take
 * longer than everything else. Leaves packages that npm has installed as they are.
 */
export async function linkPackages(root: string, folder: string, names: readonly string[]): Promise<void> {
  const wanted = new Set(['@types/node', ...names.flatMap((name) => [name, `@types/${name}`])]);
  for (const name of wanted) {
    const target = join(folder, 'node_modules', name);
    const source = installedAt(root, name);
    if (source === undefined || existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    await symlink(source, target, 'junction');
  }
}

/**
 * Imports every module that the packages export. Returns the errors, or `undefined`. A module may fail if it imports an
 * optional peer dependency, which npm does not install.
 */
export async function loadEntries(folder: string, packages: readonly Packed[]): Promise<string | undefined> {
  const manifests = await Promise.all(packages.map(manifestOf));
  const optional = manifests.flatMap(({ peerDependenciesMeta = {} }) => Object.keys(peerDependenciesMeta));
  const lines = (await entriesOf(packages)).map(
    (name) => `await import('${name}').catch((error) => failed('${name}', error));`,
  );
  const failed = `function failed(name, error) {
  if (${JSON.stringify(optional)}.some((peer) => error.message.startsWith(\`Cannot find package '\${peer}'\`))) return;
  console.error(name, error);
  process.exitCode = 1;
}`;
  await writeFile(join(folder, 'load-entries.mjs'), `${[...lines, failed].join('\n')}\n`);
  const { code, output } = await runCommand([process.execPath, 'load-entries.mjs'], folder);
  return code === 0 ? undefined : output;
}

/** The names by which apps import the modules of packages. */
export async function entriesOf(packages: readonly Packed[]): Promise<string[]> {
  const manifests = await Promise.all(packages.map(manifestOf));
  return manifests.flatMap(({ name, exports }) =>
    Object.keys(exports)
      .filter((entry) => !/\.(yaml|json)$/.test(entry))
      .map((entry) => name + entry.slice(1)),
  );
}

interface PackageJson {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, unknown>>;
}

async function manifestOf({ unpacked }: Packed): Promise<PackageJson> {
  return JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8'));
}
