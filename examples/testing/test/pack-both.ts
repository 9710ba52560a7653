import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Packed, packPackage } from '../../../scripts/check/pack-package.ts';
import { runCommand } from '../../../scripts/check/run-command.ts';

const root = join(import.meta.dirname, '../../..');

/** Builds and packs both packages, once for all examples. Tests get them with `inject('packed')`. */
export async function setup({ provide }: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const { code, output } = await runCommand([process.execPath, 'scripts/build.mjs'], root, { timeoutMs: 0 });
  if (code !== 0) throw new Error(`scripts/build.mjs ended with ${code ?? 'no answer'}:\n${output}`);
  const folder = await mkdtemp(join(tmpdir(), 'resetkit-packed-'));
  const folders = ['packages/sdk', 'packages/mock-server'];
  provide('packed', await Promise.all(folders.map((path) => packPackage(root, path, folder))));
  return () => rm(folder, { recursive: true });
}

declare module 'vitest' {
  /** What the set-up gives to tests. */
  interface ProvidedContext {
    readonly packed: readonly Packed[];
  }
}
