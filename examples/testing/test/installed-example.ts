import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Packed } from '../../../scripts/check/pack-package.ts';
import { type Command, type Ended, runCommand } from '../../../scripts/check/run-command.ts';

const examples = join(import.meta.dirname, '..');
const TSC = join(examples, '../../node_modules/typescript/bin/tsc');

/** An example that npm has installed outside the workspace, with our packages from their tarballs. */
export interface InstalledExample {
  /** Runs a command in its folder, with `env` added to the environment. */
  run(command: Command, env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Checks the types of its `tsconfig.json` with the TypeScript of this repository. */
  checkTypes(): Promise<Ended>;
  /** Writes a file of it. `path` is relative to its folder. */
  write(path: string, text: string): Promise<void>;
}

/**
 * Installs `examples/testing/<name>` before the tests of this file or `describe`, and removes it after them. `others` are
 * versions of packages that differ from those of its package.json.
 */
export function installedExample(name: string, others: Readonly<Record<string, string>> = {}): InstalledExample {
  let temporary = '';
  const folder = (): string => join(temporary, name);
  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'resetkit-example-'));
    await cp(join(examples, name), folder(), { recursive: true, filter: (path) => !path.includes('node_modules') });
    await install(folder(), others);
  });
  afterAll(() => rm(temporary, { recursive: true }));
  return {
    run: (command, env) => runCommand(command, folder(), { env: { ...withoutVitest(), ...env } }),
    checkTypes: () => runCommand([process.execPath, TSC, '--noEmit', '-p', '.'], folder()),
    write: (path, text) => writeFile(join(folder(), path), text),
  };
}

async function install(folder: string, others: Readonly<Record<string, string>>): Promise<void> {
  const path = join(folder, 'package.json');
  const { devDependencies, ...manifest }: Manifest = JSON.parse(await readFile(path, 'utf8'));
  const ours = tarballsFor(manifest.name, devDependencies, inject('packed'));
  const installed = { ...manifest, devDependencies: { ...devDependencies, ...others, ...ours } };
  await writeFile(path, JSON.stringify(installed, null, 2));
  const npm = ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund'] as const;
  const { code, output } = await runCommand(npm, folder, { env: withoutVitest() });
  if (code !== 0) throw new Error(`${npm.join(' ')}\nended with ${code ?? 'no answer'}:\n${output}`);
}

interface Manifest {
  readonly name: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Our tarballs, in place of the versions that a user writes. Throws if those are not the ones of the packages. */
function tarballsFor(
  example: string,
  dependencies: Manifest['devDependencies'],
  packed: readonly Packed[],
): Record<string, string> {
  const stale = packed.find(({ name, version }) => dependencies[name] !== `^${version}`);
  if (stale) throw new Error(`The package.json of ${example} must have "${stale.name}": "^${stale.version}".`);
  return Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
}

/** The environment without what the vitest of this repository has put there: an example would take it for its own. */
function withoutVitest(): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|VITE_|NODE_ENV$|NODE_OPTIONS$|TEST$|PROD$|DEV$|SSR$|MODE$|BASE_URL$|NODE_V8_COVERAGE$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key)));
}
