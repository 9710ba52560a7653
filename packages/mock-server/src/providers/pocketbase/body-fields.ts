import { parseStrictJson } from '../../core/go/strict-json.ts';
import type { Body } from './read-body.ts';

/** The fields of a body that may have any. `undefined` if it cannot be read as that, as XML cannot. */
export function anyFields(body: Body): object | undefined {
  if (body.kind === 'xml') return undefined;
  if (body.kind === 'json') return body.json ?? {};
  const given = new Map<string, unknown[]>();
  for (const [name, text] of body.pairs)
    if (name !== payload) given.set(name, [...(given.get(name) ?? []), likely(text)]);
  const fields = [...given].map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
  return withPayloads(Object.fromEntries(fields), body);
}

/** The value that a text of a form probably is: a number, if it is written as one is. */
function likely(text: string): unknown {
  return /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}

/** Whether a body is `null`, or a form has that for JSON. */
export function isEmptied(body: Body): boolean {
  if (body.kind === 'json') return body.json === null;
  return body.kind === 'form' && body.pairs.some(([name, text]) => name === payload && wholeJson(text) === null);
}

/** The fields of a body that has these only, all texts. What is absent is empty. `undefined` if JSON has another value in place of one, or names one twice. */
export function textFields(body: Body, names: readonly string[]): object | undefined {
  const fields = namedFields(body, names);
  const texts = fields && names.map((name) => [name, fields[name] ?? ''] as const);
  return texts?.every(([, text]) => typeof text === 'string') ? Object.fromEntries(texts) : undefined;
}

/** The same for whole numbers. What is absent is 0. */
export function numberFields(body: Body, names: readonly string[]): object | undefined {
  const fields = namedFields(body, names);
  const numbers = fields && names.map((name) => [name, wholeNumber(fields[name] ?? 0, body)] as const);
  return numbers?.every(([, number]) => Number.isSafeInteger(number)) ? Object.fromEntries(numbers) : undefined;
}

function wholeNumber(value: unknown, { kind }: Body): unknown {
  if (typeof value !== 'string' || kind === 'json') return value;
  return /^[+-]?\d*$|^0[xob][\da-f]+$/i.test(value) ? Number(value) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function namedFields(body: Body, names: readonly string[]): Fields | undefined {
  if (body.kind === 'json') return namedInAnyWay(body.json ?? {}, names);
  if (body.kind === 'form') return withPayloads(Object.fromEntries([...body.pairs].reverse()), body);
  return Object.fromEntries(names.map((name) => [name, body.elements[elementOf(name)]]));
}

/** The element of XML with this field: it has the name that the field has in Go. */
function elementOf(name: string): string {
  return name === 'otpId' ? 'OTPId' : `${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/** Names as Go's JSON compares them: without regard to case, hyphens and underscores. `undefined` if one is there twice. */
function namedInAnyWay(json: Fields, names: readonly string[]): Fields | undefined {
  const bare = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();
  const given = Object.entries(json).flatMap(([key, value]) => {
    const name = names.find((one) => one === key || bare(one) === bare(key));
    return name === undefined ? [] : [[name, value] as const];
  });
  return new Set(given.map(([name]) => name)).size === given.length ? Object.fromEntries(given) : undefined;
}

/** The field of a form that has JSON. */
const payload = '@jsonPayload';

/** The fields of a form, and over them those of its JSON. `undefined` if that is not whole, or no object. */
function withPayloads(fields: Fields, { pairs }: Extract<Body, { kind: 'form' }>): Fields | undefined {
  let all: Fields | undefined = fields;
  for (const [name, text] of pairs) if (name === payload) all = all && withPayload(all, text);
  return all;
}

function withPayload(fields: Fields, text: string): Fields | undefined {
  const value = wholeJson(text);
  if (value === null) return {};
  return typeof value === 'object' && !Array.isArray(value) ? { ...fields, ...value } : undefined;
}

function wholeJson(text: string): unknown {
  const parsed = parseStrictJson(new TextEncoder().encode(text));
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return parsed === 'malformed' ? undefined : parsed.value;
}
