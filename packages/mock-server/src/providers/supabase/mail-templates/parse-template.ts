import { noVariables } from './variables.ts';

/** A part of a template: literal text, a value to insert, or a choice. */
export type Part =
  | { readonly text: string }
  | { readonly insert: Expression }
  | { readonly test: Expression; readonly then: readonly Part[]; readonly otherwise: readonly Part[] };

/** An expression of an action: a path such as `.Data.name`, a literal, or a call such as `eq .Data.plan "free"`. */
export type Expression =
  | { readonly path: readonly string[] }
  | { readonly literal: string | number | boolean }
  | { readonly call: FunctionName; readonly args: readonly Expression[] };

const functions = ['and', 'eq', 'len', 'ne', 'not', 'or'] as const;

/** The functions of Go's templates that can be used. */
export type FunctionName = (typeof functions)[number];

/** What stands between two actions, and the actions, in order. */
type Token = { readonly text: string } | { readonly action: string };

/**
 * Parses a template in the language of Go's `html/template`: variables, `if`, `else if`, `else`, `end`, comments, the
 * functions above and parentheses. Throws an error with one sentence if the template has something else.
 */
export function parseTemplate(template: string): readonly Part[] {
  const tokens = tokensOf(template);
  const [parts, rest] = partsFrom(tokens, false);
  if (rest.length > 0) throw new Error(`{{ ${actionOf(rest[0])} }} has no {{ if }}`);
  return parts;
}

function tokensOf(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = template;
  for (let open = rest.indexOf('{{'); open >= 0; open = rest.indexOf('{{')) {
    const match =
      /^\{\{(-(?=\s))?((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\*(?:[^*]|\*(?!\/))*\*\/|[^"`}/]|\/(?!\*)|\}(?!\}))*?)((?<=\s)-)?\}\}/.exec(
        rest.slice(open),
      );
    if (!match) throw new Error(`"${rest.slice(open, open + 20)}" opens an action that does not close`);
    const [whole, trimLeft, action = '', trimRight] = match;
    const before = rest.slice(0, open);
    tokens.push({ text: trimLeft ? before.trimEnd() : before }, { action: action.trim() });
    const after = rest.slice(open + whole.length);
    rest = trimRight ? after.trimStart() : after;
  }
  return [...tokens, { text: rest }];
}

function actionOf(token: Token | undefined): string {
  return token && 'action' in token ? token.action : '';
}

/** Parses up to the `else` or `end` of the surrounding `if`, which is the first of the remaining tokens. */
function partsFrom(tokens: readonly Token[], isNested: boolean): [readonly Part[], readonly Token[]] {
  const parts: Part[] = [];
  let rest = tokens;
  while (rest.length > 0) {
    const [token, ...after] = rest;
    const action = actionOf(token);
    if (/^(else\b|end$)/.test(action)) return [parts, rest];
    if (/^if\b/.test(action)) {
      const [choice, next] = choiceFrom(action.slice(2), after);
      parts.push(choice);
      rest = next;
      continue;
    }
    if (token && 'text' in token) parts.push(token);
    else if (!/^\/\*[\s\S]*\*\/$/.test(action)) parts.push({ insert: expressionOf(action) });
    rest = after;
  }
  if (isNested) throw new Error('{{ if }} has no {{ end }}');
  return [parts, rest];
}

function choiceFrom(condition: string, tokens: readonly Token[]): [Part, readonly Token[]] {
  const test = expressionOf(condition);
  const [then, [closing, ...rest]] = partsFrom(tokens, true);
  const action = actionOf(closing);
  if (action === 'end') return [{ test, then, otherwise: [] }, rest];
  const elseIf = /^else\s+if\b([\s\S]*)$/.exec(action);
  if (elseIf) {
    const [nested, after] = choiceFrom(elseIf[1] ?? '', rest);
    return [{ test, then, otherwise: [nested] }, after];
  }
  if (action !== 'else') throw new Error(`{{ ${action} }} cannot be used`);
  const [otherwise, [end, ...after]] = partsFrom(rest, true);
  if (actionOf(end) !== 'end') throw new Error(`{{ ${actionOf(end)} }} follows {{ else }}`);
  return [{ test, then, otherwise }, after];
}

/** The words of an expression: strings, parentheses, and what is between blanks. */
function expressionOf(action: string): Expression {
  const words = action.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|[()]|[^\s()"`]+/g) ?? [];
  const [expression, rest] = callFrom(words, action);
  if (rest.length > 0) throw new Error(`{{ ${action.trim()} }} cannot be used`);
  return expression;
}

type Parsed = [Expression, readonly string[]];

/** A call with its arguments, or a single value. */
function callFrom(words: readonly string[], action: string): Parsed {
  const name = functions.find((each) => each === words[0]);
  if (name === undefined) return valueFrom(words, action);
  const args: Expression[] = [];
  let rest = words.slice(1);
  while (rest.length > 0 && rest[0] !== ')') {
    const [arg, after] = valueFrom(rest, action);
    args.push(arg);
    rest = [...after];
  }
  const isFine = name === 'len' || name === 'not' ? args.length === 1 : args.length >= 2;
  if (!isFine) throw new Error(`{{ ${action.trim()} }} has the wrong number of arguments for ${name}`);
  return [{ call: name, args }, rest];
}

function valueFrom([word = '', ...rest]: readonly string[], action: string): Parsed {
  if (word === '(') {
    const [inner, [close, ...after]] = callFrom(rest, action);
    if (close !== ')') throw new Error(`{{ ${action.trim()} }} lacks a closing parenthesis`);
    return [inner, after];
  }
  if (/^\.[\w.]+$/.test(word)) return [{ path: pathOf(word, action) }, rest];
  if (/^-?\d+(\.\d+)?$/.test(word)) return [{ literal: Number(word) }, rest];
  if (word === 'true' || word === 'false') return [{ literal: word === 'true' }, rest];
  if (word.startsWith('`')) return [{ literal: word.slice(1, -1) }, rest];
  if (word.startsWith('"')) return [{ literal: textOf(word, action) }, rest];
  const list = functions.join(', ');
  throw new Error(`{{ ${action.trim()} }} cannot be used here: expected a variable, or one of if, else, end, ${list}`);
}

function pathOf(word: string, action: string): readonly string[] {
  const path = word.slice(1).split('.');
  const [variable = '', ...fields] = path;
  if (!Object.hasOwn(noVariables, variable)) {
    const names = Object.keys(noVariables).map((name) => `.${name}`);
    throw new Error(`unknown variable ".${variable}"; known are ${names.join(', ')}`);
  }
  if (path.includes('') || (fields.length > 0 && variable !== 'Data'))
    throw new Error(`{{ ${action.trim()} }} asks for a field that ".${variable}" cannot have`);
  return path;
}

function textOf(word: string, action: string): string {
  try {
    const text: unknown = JSON.parse(word);
    return String(text);
  } catch {
    throw new Error(`{{ ${action.trim()} }} has a malformed string`);
  }
}
