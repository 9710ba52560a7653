import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/** What reads the machine's time, as it is written. */
const TIME = [
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
  'process.hrtime',
  'process.uptime',
  'new Date()',
  'Date()',
  'setIssuedAt()',
];
/** What makes randomness, as it is written. */
const CHANCE = [
  'Math.random',
  'getRandomValues',
  'randomUUID',
  'randomBytes',
  'randomInt',
  'generateKeyPair',
  'generateKey',
];

/** Objects out of which a member of the lists above may be taken. */
const HOLDERS = ['Date', 'performance', 'process', 'Math', 'crypto'];

/** Files that may, each with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'packages/mock-server/src/core/clock.ts': 'it is the clock',
  'packages/mock-server/src/core/random.ts': 'it is the randomness',
  'packages/sdk/src/client/debug-log.ts': 'whoever reads a log wants to know how long it took',
  'packages/sdk/src/client/in-time.ts': 'a call has a time-out, and real callers have real time',
  'packages/sdk/src/reset/request-step.ts': 'a page counts down to when another mail may be asked for',
  'packages/sdk/src/providers/supabase/pkce.ts': 'what only this browser knows has to be random',
  'packages/sdk/src/react/reset-store.ts': 'it counts down to when another mail may be asked for',
  'packages/sdk/src/react/actions.ts': 'a backend says how long to wait, and a page when that is over',
  'packages/sdk/src/client/retry-after.ts':
    'a Retry-After header may be an HTTP date, which means something only next to now',
};

/** Every place outside clock and random where a file looks at the time or makes randomness of its own. */
export function ownTimeAndChance(file: SourceFile): string[] {
  if (file.path in ALLOWED) return [];
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const why = objection(node);
    if (why) found.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${why}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function objection(node: ts.Node): string | undefined {
  const words = spellings(node);
  const time = words.find((word) => TIME.includes(word));
  if (time) return `${time} reads the time: only core/clock.ts does, so that a test can turn it`;
  const chance = words.find((word) => CHANCE.includes(word));
  return chance && `${chance} makes randomness: only core/random.ts does, so that a test can seed it`;
}

/** How the lists above would write a node; several ways where `globalThis.` or `crypto.` may stand before it. */
function spellings(node: ts.Node): string[] {
  if (ts.isImportSpecifier(node)) return [(node.propertyName ?? node.name).text];
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return [node.argumentExpression.text, `${lastWord(node.expression)}.${node.argumentExpression.text}`];
  if (ts.isBindingElement(node)) return unpacked(node);
  if (ts.isPropertyAccessExpression(node)) return [node.name.text, `${lastWord(node.expression)}.${node.name.text}`];
  if (ts.isNewExpression(node) && (node.arguments ?? []).every((given) => lastWord(given) === 'undefined'))
    return [`new ${lastWord(node.expression)}()`];
  if (ts.isCallExpression(node) && node.arguments.length === 0) return [`${lastWord(node.expression)}()`];
  return [];
}

/** `const { now } = Date`, which is `Date.now`. */
function unpacked({ parent, propertyName, name }: ts.BindingElement): string[] {
  const { parent: declaration } = parent;
  const from = ts.isVariableDeclaration(declaration) && declaration.initializer && lastWord(declaration.initializer);
  const member = propertyName ?? name;
  if (!from || !HOLDERS.includes(from) || !(ts.isIdentifier(member) || ts.isStringLiteral(member))) return [];
  return [member.text, `${from}.${member.text}`];
}

function lastWord(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : '';
}
