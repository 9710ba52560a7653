import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository with its text; the path is relative to the root and has forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files that packages ship: every TypeScript file under packages/<name>/src except tests. */
export function shippedFiles(root: string): SourceFile[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`);
  const paths = packages.flatMap((folder) => filesUnder(root, folder));
  return paths
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|test-d)\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function filesUnder(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  );
}
