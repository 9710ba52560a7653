import ts from 'typescript';
import type { FoundPattern } from './pattern-growth.ts';
import type { SourceFile } from './source-files.ts';

/** Every regular expression that stands in these files, once, with the files that have it. */
export function patternsIn(files: readonly SourceFile[]): readonly FoundPattern[] {
  const places = new Map<string, Set<string>>();
  for (const { path, text } of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) places.set(node.text, (places.get(node.text) ?? new Set()).add(path));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
  }
  return [...places].map(([literal, paths]) => {
    const end = literal.lastIndexOf('/');
    return { source: literal.slice(1, end), flags: literal.slice(end + 1), places: [...paths] };
  });
}
