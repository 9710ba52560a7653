import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runCommand } from './run-command.ts';

const TSC = 'node_modules/typescript/bin/tsc';

/** What the compiler has against the TypeScript files of a folder, with the settings of this repository. */
export async function checkTypes(root: string, folder: string): Promise<string | undefined> {
  const toRoot = relative(folder, root);
  const config = {
    extends: `${toRoot}/tsconfig.base.json`,
    compilerOptions: {
      types: ['node'],
      composite: false,
      declaration: false,
      isolatedDeclarations: false,
      noEmit: true,
    },
    include: ['*.ts'],
    // With these, the packages' declarations are read instead of their sources.
    references: ['sdk', 'mock-server', 'mock-server/tsconfig.node.json'].map((path) => ({
      path: `${toRoot}/packages/${path}`,
    })),
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const built = await runCommand([process.execPath, TSC, '-b'], root);
  const { code, output } = built.code === 0 ? await runCommand([process.execPath, TSC, '-p', folder], root) : built;
  return code === 0 ? undefined : output;
}
