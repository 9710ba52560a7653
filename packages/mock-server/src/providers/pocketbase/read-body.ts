import { parseStrictJson } from '../../core/go/strict-json.ts';
import { queryOf, type WireRequest } from '../../core/wire.ts';
import { partsOf } from './multipart.ts';
import { xmlFields } from './xml-fields.ts';

/** What a body has: JSON by name, the texts of a form in their order, or the elements of XML. */
export type Body =
  | { readonly kind: 'json'; readonly json: Readonly<Record<string, unknown>> | null }
  | { readonly kind: 'form'; readonly pairs: Pairs }
  | { readonly kind: 'xml'; readonly elements: Readonly<Record<string, string>> };

type Pairs = readonly (readonly [name: string, text: string])[];

/** Reads a body by its content type, or says why it is refused. */
export function readBody(request: WireRequest): Body | 'malformed' | 'unsupported' {
  const { headers, body } = request;
  if (body.length === 0) return { kind: 'form', pairs: [] };
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return readJson(body);
  if (type.startsWith('application/x-www-form-urlencoded')) return readUrlEncoded(request);
  if (type.startsWith('multipart/form-data')) return readMultipart(request);
  return /^(?:text|application)\/xml/.test(type) ? readXml(body) : 'unsupported';
}

function readJson(body: Uint8Array): Body | 'malformed' {
  const parsed = parseStrictJson(body);
  if (parsed === 'malformed') return parsed;
  const { value } = parsed;
  if (typeof value !== 'object' || Array.isArray(value)) return 'malformed';
  return { kind: 'json', json: value === null ? value : { ...value } };
}

/** A form's fields, and after them those of the query. A type that only begins as that of a form has no fields, and so has GET. */
function readUrlEncoded({ method, headers, body, target }: WireRequest): Body | 'malformed' {
  const isForm = /^[^;]*-urlencoded\s*(?:;|$)/.test(headers['content-type'] ?? '') && /^P/.test(method);
  const parts = [isForm ? new TextDecoder().decode(body) : '', queryOf(target)];
  if (parts.some(isBadlyEncoded)) return 'malformed';
  return { kind: 'form', pairs: parts.flatMap((part) => [...new URLSearchParams(part)]) };
}

/** The fields of the query, and after them those of the parts. A file is no text. */
function readMultipart({ headers, body, target }: WireRequest): Body | 'malformed' {
  const parts = isBadlyEncoded(queryOf(target)) ? undefined : partsOf(body, headers['content-type'] ?? '');
  return parts ? { kind: 'form', pairs: [...new URLSearchParams(queryOf(target)), ...parts] } : 'malformed';
}

/** Whether Go reports an error of a query or a form. It reads the pairs that are well encoded all the same. */
function isBadlyEncoded(text: string): boolean {
  return /;|%(?![\da-f]{2})/i.test(text);
}

function readXml(body: Uint8Array): Body | 'malformed' {
  const elements = xmlFields(new TextDecoder().decode(body));
  return elements ? { kind: 'xml', elements } : 'malformed';
}
