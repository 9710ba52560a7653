import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { Application, OptionDefaults, type TypeDocOptions } from 'typedoc';
import { type Manifest, manifests } from './check/manifests.ts';
import { entryPoints } from './docs-api/entry-points.ts';
import { notExported } from './docs-api/not-exported.ts';

// Writes the API reference of both packages to docs/api/. Whatever TypeDoc warns of is a failure: a public name without TSDoc,
// a type that is referenced but not exported, a link that leads nowhere.
const root = join(import.meta.dirname, '..');
const common: TypeDocOptions = {
  tsconfig: join(root, 'tsconfig.docs.json'),
  readme: 'none',
  logLevel: 'Warn',
  // The compiler has its own step.
  skipErrorChecking: true,
  // Links to sources would depend on the clone's remote.
  disableSources: true,
};
let complaints = 0;

// One project a package: TypeDoc looks for what is not exported in one package only.
const temporary = mkdtempSync(join(tmpdir(), 'resetkit-docs-'));
try {
  const projects: string[] = [];
  for (const manifest of manifests(root)) projects.push(await convertPackage(manifest));
  if (complaints === 0) await writePages(projects);
} finally {
  rmSync(temporary, { recursive: true });
}
process.exitCode = complaints > 0 ? 1 : 0;

/** Reads and checks a package; gives the file with what TypeDoc knows of it. */
async function convertPackage(manifest: Manifest): Promise<string> {
  const entries = entryPoints(manifest);
  const app = await Application.bootstrap({
    ...common,
    name: manifest.name,
    entryPoints: entries.map(({ file }) => join(root, file)),
    excludeExternals: true,
    excludeInternal: true,
    // openapi-typescript's, which the clients' methods bring along.
    blockTags: [...OptionDefaults.blockTags, '@description', '@constant'],
    validation: { notExported: true, notDocumented: true, invalidLink: true, rewrittenLink: true },
    requiredToBeDocumented: [
      'Variable',
      'Function',
      'Class',
      'Constructor',
      'Interface',
      'TypeAlias',
      'Property',
      'Method',
      'Accessor',
    ],
    intentionallyNotExported: [...(notExported[manifest.name] ?? [])],
  });
  const nameOf = (path: string): string | undefined =>
    entries.find(({ file }) => file === relative(root, path).replaceAll('\\', '/'))?.name;
  const found = (app.getEntryPoints() ?? []).map((entry) => ({
    ...entry,
    displayName: nameOf(entry.sourceFile.fileName) ?? entry.displayName,
  }));
  const project = app.converter.convert(found);
  app.validate(project);
  complaints += app.logger.errorCount + app.logger.warningCount;
  const file = join(temporary, `${basename(manifest.folder)}.json`);
  await app.generateJson(project, file);
  return file;
}

async function writePages(projects: string[]): Promise<void> {
  const app = await Application.bootstrap({
    ...common,
    name: 'Resetkit',
    entryPoints: projects,
    entryPointStrategy: 'merge',
  });
  const project = await app.convert();
  if (project) await app.generateDocs(project, join(root, 'docs/api'));
  complaints += app.logger.errorCount + app.logger.warningCount;
}
