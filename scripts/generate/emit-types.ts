import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { follow, type Spec } from './load-spec.ts';
import { isObject } from './place.ts';
import { header } from './source-text.ts';

/** The file `types.ts`: what openapi-typescript makes of the spec. */
export async function emitTypes(spec: Spec): Promise<string> {
  const options = { defaultNonNullable: false, emptyObjectsUnknown: true, silent: true };
  const nodes = await openapiTypescript(asDocument(prepare(spec, spec.root.value)), options);
  return `${header(spec.file)}\n${astToString(nodes).replaceAll(absentMethods, '')}`;
}

/** The methods that a path has not: whoever installs the package would install two thousand such lines, and no type needs one. */
const absentMethods = /^ +(?:get|put|post|delete|options|head|patch|trace)\?: never;\n/gm;

/**
 * Two things that openapi-typescript reads in its own way: it rewrites the branches of a union with a discriminator,
 * ours need no rewriting; and it makes a response header required if the header is a reference.
 */
function prepare(spec: Spec, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => prepare(spec, element));
  if (!isObject(value)) return value;
  if (String(value.$ref).startsWith('#/components/headers/'))
    return follow(spec, { value, pointer: spec.root.pointer }).value;
  const kept = Object.entries(value).filter(([key]) => key !== 'discriminator');
  return Object.fromEntries(kept.map(([key, inner]) => [key, prepare(spec, inner)]));
}

function asDocument(value: unknown): OpenAPI3 {
  if (!isDocument(value)) throw new Error('The spec has no openapi, info and paths.');
  return value;
}

function isDocument(value: unknown): value is OpenAPI3 {
  return isObject(value) && 'openapi' in value && 'info' in value;
}
