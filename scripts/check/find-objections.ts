import ts from 'typescript';
import { objections } from './import-rules.ts';
import type { Manifest } from './manifests.ts';
import type { SourceFile } from './source-files.ts';
import { ownTimeAndChance } from './time-and-chance.ts';

/** Every way in which the files break the rules of docs/architecture.md, one sentence each. */
export function findObjections(files: readonly SourceFile[], manifests: readonly Manifest[]): string[] {
  return files.flatMap((file) => [...importObjections(file, manifests), ...ownTimeAndChance(file)]);
}

function importObjections({ path, text }: SourceFile, manifests: readonly Manifest[]): string[] {
  const manifest = manifests.find(({ folder }) => path.startsWith(`${folder}/`));
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.flatMap(({ fileName }) =>
    objections({ from: path, specifier: fileName, manifest }).map((why) => `${path} → ${fileName}: ${why}`),
  );
}
