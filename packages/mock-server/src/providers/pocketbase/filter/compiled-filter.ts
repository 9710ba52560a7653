import { lists } from '../policy.ts';
import type { AuthRecord } from '../record.ts';
import { type FieldValue, type FilterWorld, fieldNamed } from './field-value.ts';
import { type Comparison, type Expression, parsedFilter } from './parsed-filter.ts';
import { times } from './times.ts';
import type { Token } from './tokens.ts';
import { fitting } from './value.ts';

type Test = (record: AuthRecord) => boolean;

/** Which records a filter lets through, or why it is refused: a sentence if it is only the mock that cannot read it. */
export type CompiledFilter = { readonly fits: Test } | { readonly refusal: string };

/** Makes a test of a filter. An empty one lets all records through. */
export function compiledFilter(filter: string, world: FilterWorld): CompiledFilter {
  if (filter === '') return { fits: () => true };
  if (new TextEncoder().encode(filter).length > lists.filterBytes) return { refusal: '' };
  const expression = parsedFilter(filter);
  if (!expression || comparisonsIn(expression).length > lists.comparisons) return { refusal: '' };
  const tokens = comparisonsIn(expression).flatMap(({ left, right }) => [left, right]);
  const unread = tokens.find((token) => isUnread(token));
  if (unread) return { refusal: notRead(unread.text) };
  if (tokens.some((token) => !readerOf(token, world))) return { refusal: '' };
  return { fits: testOf(expression, world) };
}

function comparisonsIn(expression: Expression): readonly Comparison[] {
  return expression.flatMap(({ item }) => ('sign' in item ? [item] : comparisonsIn(item)));
}

/** Whether a real server could read what the mock cannot. */
function isUnread({ type, text }: Token): boolean {
  if (type === 'function') return true;
  if (type !== 'identifier' || text === '@request.auth.id') return false;
  return /^@(?:request|collection)\.|:(?:each|isset|length|changed)$/.test(text);
}

function notRead(what: string): string {
  return `The mock server does not read ${JSON.stringify(what)} in a filter. It reads fields, also with ":lower", texts, numbers, true, false, null, @now and its like, and @request.auth.id.`;
}

/** `&&` binds closer than `||`. */
function testOf(expression: Expression, world: FilterWorld): Test {
  const alternatives: Test[][] = [];
  for (const { isOr, item } of expression) {
    const test = 'sign' in item ? comparing(item, world) : testOf(item, world);
    const last = alternatives.at(-1);
    if (isOr || !last) alternatives.push([test]);
    else last.push(test);
  }
  return (record) => alternatives.some((tests) => tests.every((test) => test(record)));
}

function comparing({ left, sign, right }: Comparison, world: FilterWorld): Test {
  const [one, other] = [readerOf(left, world), readerOf(right, world)];
  return (record) => one !== undefined && other !== undefined && fitting(one(record), sign, other(record));
}

const words: Readonly<Record<string, number | null>> = { null: null, true: 1, false: 0 };

/** Reads the value that a token stands for. `undefined` if it stands for none. */
function readerOf({ type, text }: Token, world: FilterWorld): FieldValue | undefined {
  if (type === 'text') return () => ({ is: text });
  if (type === 'number') return () => ({ is: Number(text) });
  const time = Object.hasOwn(times, text) ? times[text] : undefined;
  if (time) return () => ({ is: time(new Date(world.now)) });
  if (text === '@request.auth.id') return () => ({ is: world.callerId ?? null });
  return fieldNamed(text, world) ?? inLowerCase(text, world) ?? wordNamed(text.toLowerCase());
}

function inLowerCase(text: string, world: FilterWorld): FieldValue | undefined {
  const [, name] = /^(\w+):lower$/.exec(text) ?? [];
  const field = name === undefined ? undefined : fieldNamed(name, world);
  return field && ((record) => ({ is: String(field(record).is).toLowerCase() }));
}

function wordNamed(word: string): FieldValue | undefined {
  return Object.hasOwn(words, word) ? () => ({ is: words[word] ?? null }) : undefined;
}
