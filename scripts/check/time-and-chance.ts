import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/** Expressions that read the machine's time. */
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
/** Expressions that create random values. */
const CHANCE = [
  'Math.random',
  'getRandomValues',
  'randomUUID',
  'randomBytes',
  'randomInt',
  'generateKeyPair',
  'generateKey',
];

/** Objects whose members are in the lists above. */
const HOLDERS = ['Date', 'performance', 'process', 'Math', 'crypto'];

/** Files that may use them, each with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'packages/mock-server/src/core/clock.ts': 'it is the clock',
  'packages/mock-server/src/core/random.ts': 'it is the randomness',
  'packages/mock-server/src/stores/file/lock-folder.ts':
    'it tells this process from one of before with the same number',
  'packages/mock-server/src/workbench/state/real-now.ts': 'a page shows how time goes on',
  'packages/sdk/src/client/debug-log.ts': 'a log shows how long a call took',
  'packages/sdk/src/client/in-time.ts': 'a call has a time-out, and real callers have real time',
  'packages/sdk/src/reset/request-step.ts': 'a page counts down to when another mail may be asked for',
  'packages/sdk/src/reset/unless-too-soon.ts': 'it waits until another mail may be asked for',
  'packages/sdk/src/providers/supabase/pkce.ts': 'a PKCE verifier is random (RFC 7636)',
  'packages/sdk/src/react/reset-store.ts': 'it counts down to when another mail may be asked for',
  'packages/sdk/src/react/actions.ts': 'a page shows until when to wait',
  'packages/sdk/src/client/retry-after.ts':
    'a Retry-After header may be an HTTP date, which is compared with the present time',
};

/** Every place where a file reads the time or creates randomness itself, in sentences. Empty for the files that may. */
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
  if (time) return `${time} reads the time: use core/clock.ts, which a test can set`;
  const chance = words.find((word) => CHANCE.includes(word));
  return chance && `${chance} makes randomness: use core/random.ts, which a test can seed`;
}

/** The forms in which the lists above may contain a node: with and without the object that it is a member of. */
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
