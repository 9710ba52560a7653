import ts from 'typescript';

/** The names of the packages that code imports, except ours and Node's modules. */
export function importedPackages(code: string): string[] {
  const others = specifiersIn(code).filter((name) => !/^(\.|node:|@resetkit\/)/.test(name));
  return [...new Set(others.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')))];
}

/** The paths of the files that code imports, relative to its own. */
export function importedFiles(code: string): readonly string[] {
  return specifiersIn(code).filter((name) => name.startsWith('.'));
}

function specifiersIn(code: string): readonly string[] {
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}
