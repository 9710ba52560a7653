import { follow, type Spec } from './load-spec.ts';
import { child, entries, flag, items, need, type Place, refuse, text } from './place.ts';

/** Where in a request a parameter travels. */
export type ParameterKind = 'path' | 'query' | 'header' | 'cookie';

/** A parameter of a request, or a header of a response. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Place;
}

/** One content type of a body with its schema. */
export interface Media {
  readonly type: string;
  readonly schema: Place;
}

/** One response of an operation. */
export interface Response {
  readonly status: number;
  readonly headers: readonly Field[];
  readonly media: readonly Media[];
}

/** One operation of the spec, its references followed. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  /** Its tags, which group operations. */
  readonly tags: readonly string[];
  readonly parameters: Readonly<Record<ParameterKind, readonly Field[]>>;
  readonly body?: { readonly required: boolean; readonly media: readonly Media[] };
  readonly responses: readonly Response[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Lists every operation in the order of the file. */
export function readOperations(spec: Spec): Operation[] {
  const operations = entries(need(spec.root, 'paths')).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const place = child(item, method);
      return place ? [readOperation(spec, path, method, item, place)] : [];
    }),
  );
  refuseTwins(operations);
  return operations;
}

function readOperation(spec: Spec, path: string, method: string, item: Place, place: Place): Operation {
  const id = text(place, 'operationId');
  if (!id) return refuse(place, 'every operation needs an operationId');
  if (!/^[A-Za-z_$][\w$]*$/.test(id)) return refuse(place, `the operationId "${id}" cannot be the name of a method`);
  const parameters = readParameters(spec, path, item, place);
  const body = child(place, 'requestBody');
  const responses = entries(need(place, 'responses')).map(([status, answer]) => readResponse(spec, status, answer));
  return {
    id,
    method: method.toUpperCase(),
    path,
    place,
    tags: items(child(place, 'tags')).map(({ value }) => `${value}`),
    parameters,
    ...(body && { body: readBody(follow(spec, body)) }),
    responses,
  };
}

function readParameters(spec: Spec, path: string, item: Place, operation: Place): Operation['parameters'] {
  const found: Record<ParameterKind, Field[]> = { path: [], query: [], header: [], cookie: [] };
  for (const reference of [...items(child(item, 'parameters')), ...items(child(operation, 'parameters'))]) {
    const place = follow(spec, reference);
    const kind = text(place, 'in');
    if (!isKind(kind)) return refuse(place, `"in: ${kind}" is not a kind of parameter`);
    found[kind].push(readField(text(place, 'name') ?? refuse(place, 'a parameter needs a name'), place));
  }
  refuseOtherPathNames(operation, path, found.path);
  return found;
}

function readField(name: string, place: Place): Field {
  return { name, required: flag(place, 'required'), schema: need(place, 'schema') };
}

function readBody(place: Place): NonNullable<Operation['body']> {
  return { required: flag(place, 'required'), media: readMedia(place) };
}

function readResponse(spec: Spec, status: string, reference: Place): Response {
  if (!/^[1-5]\d\d$/.test(status)) return refuse(reference, `"${status}" is not a status: list each status`);
  const place = follow(spec, reference);
  const headers = entries(child(place, 'headers')).map(([name, header]) => readField(name, follow(spec, header)));
  return { status: Number(status), headers, media: readMedia(place) };
}

function readMedia(place: Place): Media[] {
  return entries(child(place, 'content')).map(([type, media]) => ({ type, schema: need(media, 'schema') }));
}

function isKind(kind: string | undefined): kind is ParameterKind {
  return kind === 'path' || kind === 'query' || kind === 'header' || kind === 'cookie';
}

function refuseOtherPathNames(operation: Place, path: string, fields: readonly Field[]): void {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort();
  const declared = fields.map(({ name }) => name).sort();
  if (inPath.join() !== declared.join())
    refuse(operation, `the path names {${inPath}} but the path parameters are {${declared}}`);
}

function refuseTwins(operations: readonly Operation[]): void {
  const seen = new Set<string>();
  for (const { id, place } of operations) {
    if (seen.has(id)) refuse(place, `the operationId "${id}" is used twice`);
    seen.add(id);
  }
}
