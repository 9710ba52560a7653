import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const PACKAGES = ['packages/sdk', 'packages/mock-server'];
const LEFT_OUT = ['node_modules', 'build', 'npm', 'test'];

/** Copies what code is generated from and into `folder`, for tests that change it. Installed packages are linked. */
export function copyRepository(root: string, folder: string): void {
  const filter = (path: string) => !LEFT_OUT.includes(basename(path));
  for (const path of ['tsconfig.base.json', 'openapi', 'docs', 'examples/react/src/backends', ...PACKAGES])
    cpSync(join(root, path), join(folder, path), { recursive: true, filter });
  for (const path of PACKAGES)
    for (const name of installedIn(join(root, path, 'node_modules'))) {
      const source = name === '@resetkit/sdk' ? join(folder, 'packages/sdk') : join(root, path, 'node_modules', name);
      const link = join(folder, path, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(source, link);
    }
}

/** The packages in a `node_modules`, by name. */
function installedIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}
