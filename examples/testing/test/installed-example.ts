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

/** Installs `examples/testing/<name>` before the tests of this file, and removes it after them. */
export function installedExample(name: string): InstalledExample {
  let temporary = '';
  const folder = (): string => join(temporary, name);
  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'resetkit-example-'));
    await cp(join(examples, name), folder(), { recursive: true, filter: (path) => !path.includes('node_modules') });
    await install(folder());
  });
  afterAll(() => rm(temporary, { recursive: true }));
  return {
    run: (command, env) => runCommand(command, folder(), { env: { ...withoutVitest(), ...env } }),
    checkTypes: () => runCommand([process.execPath, TSC, '--noEmit', '-p', '.'], folder()),
    write: (path, text) => writeFile(join(folder(), path), text),
  };
}

async function install(folder: string): Promise<void> {
  const path = join(folder, 'package.json');
  await writeFile(path, withTarballs(JSON.parse(await readFile(path, 'utf8')), inject('packed')));
  const npm = ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund'] as const;
  const { code, output } = await runCommand(npm, folder, { env: withoutVitest() });
  if (code !== 0) throw new Error(`${npm.join(' ')}\nended with ${code ?? 'no answer'}:\n${output}`);
}

interface Manifest {
  readonly name: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The example's package.json with our tarballs in place of the versions that a user writes. */
function withTarballs(manifest: Manifest, packed: readonly Packed[]): string {
  const { name, devDependencies } = manifest;
  const ours = packed.map(({ name: dependency, version, tarball }) => {
    const wanted = `^${version}`;
    if (devDependencies[dependency] !== wanted)
      throw new Error(`${name}/package.json must have "${dependency}": "${wanted}" in its devDependencies.`);
    return [dependency, `file:${tarball}`] as const;
  });
  return JSON.stringify({ ...manifest, devDependencies: { ...devDependencies, ...Object.fromEntries(ours) } }, null, 2);
}

/** The environment without what the vitest of this repository has put there: an example would take it for its own. */
function withoutVitest(): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|VITE_|NODE_ENV$|NODE_OPTIONS$|TEST$|PROD$|DEV$|SSR$|MODE$|BASE_URL$|NODE_V8_COVERAGE$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key)));
}
