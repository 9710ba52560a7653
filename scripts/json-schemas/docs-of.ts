import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * What the TSDoc of an interface says of its members, by their names. Without a name it is the interface of a provider's
 * options: the one that ends with `Options`. Empty if the file has no such interface.
 */
export function docsOf(file: string, name?: string): ReadonlyMap<string, string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const isMeant = (one: ts.InterfaceDeclaration): boolean =>
    name === undefined ? one.name.text.endsWith('Options') : one.name.text === name;
  const found = source.statements.filter(ts.isInterfaceDeclaration).find(isMeant);
  return new Map(
    (found?.members ?? []).flatMap((member) => {
      const [doc] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
      const text = doc && ts.getTextOfJSDocComment(doc.comment);
      return member.name && ts.isIdentifier(member.name) && text ? [[member.name.text, plain(text)] as const] : [];
    }),
  );
}

/** A comment as one line of text. */
function plain(comment: string): string {
  return comment.replaceAll(/\s+/g, ' ').trim();
}
