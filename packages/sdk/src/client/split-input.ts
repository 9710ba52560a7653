import { urlBelow } from './base-url.ts';
import type { Operation } from './operation.ts';
import type { PlaceFields } from './place-fields.ts';

/** A flat input taken apart. */
export type Parts = readonly [url: URL, body: Record<string, unknown>, headers: Record<string, string> | undefined];

/** Puts each field of an input where the operation wants it. Throws where no request can be made of it. */
export function splitInput(
  baseUrl: unknown,
  { path, query = [] }: Operation,
  input: unknown,
  placeFields?: PlaceFields,
): Parts {
  if (Object(input) !== input || Array.isArray(input)) throw new TypeError('The input must be an object');
  // Without a prototype, so that no name means anything but a field.
  const fields: Record<string, unknown> = { __proto__: null, ...(input as object) };
  const [filled, headers] = placeFields?.(path, fields) ?? [path];
  const url = urlBelow(baseUrl, filled);
  for (const name of query) {
    for (const item of [fields[name] ?? []].flat()) url.searchParams.append(name, `${item}`);
    delete fields[name];
  }
  return [url, fields, headers];
}
