import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** How an app resolves modules: as Node does, or as a bundler does. */
export type Resolution = 'nodenext' | 'bundler';

const MODULE = { nodenext: 'nodenext', bundler: 'preserve' } as const;

/**
 * Compiles the TypeScript files of a project with the strictest options. Returns the compiler's errors, or `undefined`.
 * Declaration files are checked too, because those of our packages must fit what an app has installed. What vendors' own files
 * contain is theirs.
 */
export async function checkTypes(root: string, folder: string, resolution: Resolution): Promise<string | undefined> {
  const path = join(folder, `tsconfig.${resolution}.json`);
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: MODULE[resolution],
    moduleResolution: resolution,
    jsx: 'react-jsx',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noEmit: true,
  };
  await writeFile(path, JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await runCommand([process.execPath, tsc, '-p', path], folder);
  if (code === 0) return undefined;
  const errors = output.split(/\n(?=\S)/).filter((error) => !isVendors(error));
  return errors.length === 0 ? undefined : errors.join('\n');
}

/** Whether an error is in a file of a package that is not ours. */
function isVendors(error: string): boolean {
  const [file = ''] = error.split('(');
  return file.includes('/node_modules/') && !file.includes('@resetkit');
}
