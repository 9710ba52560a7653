import type { VerifyPlan } from './script.ts';

/** Replaces texts that differ between servers or runs by names such as `<token 1>`, numbered in the order of their appearance. */
export interface Normaliser {
  text(text: string): string;
  body(body: unknown): unknown;
  cookie(header: string): string;
}

const common = [
  ['uuid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g],
  ['time', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g],
  ['jwt', /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+/g],
] as const;
/** Every one of these is new: which one it is says nothing. */
const unnumbered = new Set(['time', 'jwt', 'seconds']);
/** Where in a line of JSON its fault lies: newer engines say so. */
const jsonPosition = / \(line \d+ column \d+\)$/;
const page = /^\s*<!doctype html>(?![\s\S]*<pre>Cannot )[\s\S]*/i;

/** A normaliser for one script on one server. */
export function createNormaliser(plan: VerifyPlan, baseUrl: string, run: string): Normaliser {
  const { origin } = new URL(baseUrl);
  const seen = new Map<string, Map<string, number>>();
  const nameOf = (kind: string, value: string): string => {
    if (unnumbered.has(kind)) return `<${kind}>`;
    const known = seen.get(kind) ?? new Map<string, number>();
    seen.set(kind, known);
    const number = known.get(value) ?? known.size + 1;
    known.set(value, number);
    return `<${kind} ${number}>`;
  };
  const patterns = [...plan.patterns, ...common];
  const text = (given: string): string => {
    const own = given
      .replaceAll(baseUrl, '<base>')
      .replaceAll(origin, '<origin>')
      .replaceAll(run, '<run>')
      .replace(jsonPosition, '')
      .replace(page, '<page>');
    return patterns.reduce((result, [kind, pattern]) => result.replace(pattern, (value) => nameOf(kind, value)), own);
  };
  const number = (key: string, value: number, beside: object): unknown => {
    const made = plan.numbers.find((rule) => rule.key === key && rule.beside in beside);
    return made ? nameOf(made.isTime ? 'time' : 'number', String(value)) : value;
  };
  const entry = (key: string, value: unknown, beside: object): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return number(key, value, beside);
    // Sorted before anything gets a number, which tells where it appeared first.
    return body(Array.isArray(value) && plan.unordered.includes(key) ? sorted(value) : value);
  };
  const body = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(body);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, entry(key, inner, value)]));
  };
  return {
    text,
    body,
    cookie: (header) =>
      header.replace(/^([^=]+)=[^;]+/, '$1=<value>').replace(/Expires=(?!Thu, 01 Jan 1970)[^;]+/i, 'Expires=<time>'),
  };
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return list.toSorted((one, other) => compare(JSON.stringify(one), JSON.stringify(other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
