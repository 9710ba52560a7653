import ts from 'typescript';

/** The names of the packages that code imports, except ours and Node's modules. */
export function importedPackages(code: string): string[] {
  const specifiers = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  const others = specifiers.filter((name) => !/^(\.|node:|@resetkit\/)/.test(name));
  return [...new Set(others.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')))];
}
