import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { isObject, need, type Place, refuse } from './place.ts';

/** One file of openapi/, read. */
export interface Spec {
  readonly name: string;
  readonly file: string;
  readonly root: Place;
}

/** Reads a YAML file of openapi/; anchors and merge keys are resolved. */
export function loadSpec(path: string): Spec {
  return parseSpec(`openapi/${basename(path)}`, readFileSync(path, 'utf8'));
}

/** Reads a spec from its YAML text. */
export function parseSpec(file: string, yaml: string): Spec {
  const value: unknown = parse(yaml, { merge: true, maxAliasCount: -1 });
  const root: Place = { value, pointer: `${file}#` };
  if (!isObject(value) || !String(value.openapi).startsWith('3.1'))
    return refuse(root, 'this is not an OpenAPI 3.1 file');
  return { name: basename(file, '.yaml'), file, root };
}

/** The place itself, or what its `$ref` points at; only references within the file are supported. */
export function follow(spec: Spec, place: Place): Place {
  const target = refOf(place);
  return target === undefined ? place : follow(spec, lookUp(spec, place, target));
}

/** The name of the component schema that a place refers to, or `undefined` if it is not such a reference. */
export function componentName(place: Place): string | undefined {
  return refOf(place)?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];
}

function refOf({ value }: Place): string | undefined {
  return isObject(value) && typeof value.$ref === 'string' ? value.$ref : undefined;
}

function lookUp(spec: Spec, from: Place, target: string): Place {
  if (!target.startsWith('#/')) return refuse(from, `the reference "${target}" leaves the file`);
  const keys = target.slice(2).split('/');
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).reduce<Place>(need, spec.root);
}
