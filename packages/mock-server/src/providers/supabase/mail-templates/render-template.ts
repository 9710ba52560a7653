import { escapeValue } from './escape-value.ts';
import { atStart, type Context, contextAfter } from './html-context.ts';
import { type Expression, type Part, parseTemplate } from './parse-template.ts';
import type { MailVariables } from './variables.ts';

/**
 * Fills a template. Throws an error where Go's html/template fails: for a field of a value that has none, the length of
 * a missing value, and a comparison of different types.
 */
export function renderTemplate(template: string, variables: MailVariables): string {
  if (!template.includes('{{')) return template;
  return rendered(parseTemplate(template), variables, atStart)[0];
}

type Rendered = readonly [text: string, after: Context];

function rendered(parts: readonly Part[], variables: MailVariables, context: Context): Rendered {
  return parts.reduce<Rendered>(
    ([text, present], part) => {
      const [more, after] = renderedPart(part, variables, present);
      return [text + more, after];
    },
    ['', context],
  );
}

function renderedPart(part: Part, variables: MailVariables, context: Context): Rendered {
  if ('text' in part) return [part.text, contextAfter(context, part.text)];
  if ('insert' in part) return [escapeValue(valueFor(part.insert, variables), context), context];
  return rendered(isTrue(valueFor(part.test, variables)) ? part.then : part.otherwise, variables, context);
}

function valueFor(expression: Expression, variables: MailVariables): unknown {
  if ('literal' in expression) return expression.literal;
  if ('path' in expression) return expression.path.reduce<unknown>(fieldOf, variables);
  const { call, args } = expression;
  const values = args.map((arg) => valueFor(arg, variables));
  const [first, ...others] = values;
  switch (call) {
    case 'and':
      return firstOrLast(values, (value) => !isTrue(value));
    case 'or':
      return firstOrLast(values, isTrue);
    case 'not':
      return !isTrue(first);
    case 'len':
      return lengthOf(first);
    case 'eq':
      return others.some((other) => areEqual(first, other));
    case 'ne':
      return !areEqual(first, others[0]);
  }
}

function firstOrLast(values: readonly unknown[], matches: (value: unknown) => boolean): unknown {
  const index = values.findIndex(matches);
  return values.at(index);
}

/** A field of a map. Missing keys, and paths through them, are empty. */
function fieldOf(value: unknown, name: string): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`can't evaluate field ${name}`);
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Whether Go counts a value as true: not empty and not zero. */
function isTrue(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** Strings in bytes, as Go counts. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  throw new Error('len of a value that has no length');
}

function areEqual(one: unknown, other: unknown): boolean {
  const missing = [one, other].some((value) => value === undefined || value === null);
  if (!missing && typeof one !== typeof other) throw new Error('incompatible types for comparison');
  return one === other || (missing && (one ?? undefined) === (other ?? undefined));
}
