import type { Fields } from './openapi-fetch.ts';
import type { Operation } from './operation.ts';

/** A flat input taken apart into the parts of a request. */
export interface Parts {
  readonly path: Fields;
  readonly query: Fields;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Fields;
}

/** Sorts the fields of an input into path, query, headers and, all others, body. */
export function splitInput({ pathParams = [], query = [], headers = [] }: Operation, input: unknown): Parts {
  if (typeof input !== 'object' || !input || Array.isArray(input))
    throw new TypeError('The input has to be an object of fields');
  const fields = Object.entries(input).filter(([, value]) => value !== undefined);
  const pick = (names: readonly string[]) => fields.filter(([name, value]) => value !== null && names.includes(name));
  const elsewhere = [...pathParams, ...query, ...headers];
  const path = Object.fromEntries(pick(pathParams));
  // Without a value, or with dots for one, the path would be another operation's.
  for (const name of pathParams)
    if (/^\.{0,2}$/.test(`${path[name] ?? ''}`)) throw new TypeError(`The path needs a value for "${name}"`);
  return {
    path,
    query: Object.fromEntries(pick(query)),
    headers: Object.fromEntries(pick(headers).map(([name, value]) => [name, `${value}`])),
    body: Object.fromEntries(fields.filter(([name]) => !elsewhere.includes(name))),
  };
}
