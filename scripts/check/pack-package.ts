import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, runCommand } from './run-command.ts';

/** A package as pnpm publishes it. */
export interface Packed {
  /** Relative to the root, with forward slashes. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly tarball: string;
  /** The folder with the unpacked tarball. */
  readonly unpacked: string;
}

/** Packs a built package into the folder `into`, as pnpm does to publish it, and unpacks it there. */
export async function packPackage(root: string, folder: string, into: string): Promise<Packed> {
  const packed = await outputOf([...pnpm(), 'pack', '--json', '--pack-destination', into], join(root, folder));
  const { name, version, filename } = JSON.parse(packed.slice(packed.indexOf('{')));
  const unpacked = filename.replace(/\.tgz$/, '');
  await mkdir(unpacked);
  await outputOf(['tar', '-xzf', filename, '-C', unpacked, '--strip-components=1'], into);
  return { folder, name, version, tarball: filename, unpacked };
}

/** The pnpm that runs this script, or corepack's. */
function pnpm(): Command {
  const own = process.env['npm_execpath'];
  return own !== undefined && /pnpm/.test(own) ? [process.execPath, own] : ['corepack', 'pnpm'];
}

async function outputOf(command: Command, cwd: string): Promise<string> {
  const { code, output } = await runCommand(command, cwd);
  if (code !== 0) throw new Error(`${command.join(' ')}\nended with ${code ?? 'no answer'}:\n${output}`);
  return output;
}
