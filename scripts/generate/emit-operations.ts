import { follow, type Spec } from './load-spec.ts';
import { child, entries, items, type Place, refuse, text } from './place.ts';
import type { Field, Operation } from './read-operations.ts';
import { block, comment, header, list, quote } from './source-text.ts';

/** The file `operations.ts`: the table from which clients make methods and servers make routes. */
export function emitOperations(spec: Spec, operations: readonly Operation[]): string {
  const shared = sharedHeaders(operations);
  const lines = operations.flatMap((operation) => {
    refuseClashes(spec, operation);
    return [emitComment(operation), emitEntry(operation, shared)];
  });
  const constants = [...shared].map(([names, constant]) => `const ${constant} = ${names} as const;\n`);
  const table = block('export const operations = {', lines, '} as const;');
  return `${[header(spec.file), ...constants, comment([`The operations of ${spec.file}.`])].join('\n')}\n${table}\n`;
}

/** Lists of headers that several operations take, each with the constant that holds it: apps download the table. */
function sharedHeaders(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const lists = operations.map(({ parameters }) => names(parameters.header));
  const repeated = new Set(lists.filter((list, index) => list.includes(',') && lists.indexOf(list) < index));
  return new Map([...repeated].map((list, index) => [list, `headers${index + 1}`]));
}

function emitComment({ place, method, path }: Operation): string {
  const parts = [text(place, 'summary'), text(place, 'description'), `\`${method} ${path}\``];
  const paragraphs = parts.filter((part) => part !== undefined).map((part) => part.trim().split('\n'));
  return comment(paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph])));
}

function emitEntry(
  { id, method, path, parameters, body, responses }: Operation,
  shared: ReadonlyMap<string, string>,
): string {
  const redirects = answersWithRedirect(responses);
  const headers = shared.get(names(parameters.header));
  const lines = [
    `method: ${quote(method)},`,
    `path: ${quote(path)},`,
    ...emitNames('pathParams', parameters.path),
    ...emitNames('query', parameters.query),
    // The assertion is for isolated declarations, which take no variable as it is.
    ...(headers ? [`headers: ${headers} as typeof ${headers},`] : emitNames('headers', parameters.header)),
    ...(body ? ['body: true,'] : []),
    ...(body && !body.required ? ['bodyOptional: true,'] : []),
    ...(redirects ? [`redirect: ${quote(method === 'GET' ? 'follow' : 'stay')},`] : []),
    ...(responses.some(isEmptySuccess) ? ['empty: true,'] : []),
  ];
  return `${block(`${id}: {`, lines, '}')},`;
}

function answersWithRedirect(responses: Operation['responses']): boolean {
  const statuses = responses.map(({ status }) => status);
  return statuses.some((status) => status >= 300 && status < 400 && status !== 304) && !statuses.some(isSuccess);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** 204 says itself that there is no body. */
function isEmptySuccess({ status, media }: Operation['responses'][number]): boolean {
  return isSuccess(status) && status !== 204 && media.length === 0;
}

function emitNames(key: string, fields: readonly Field[]): string[] {
  return fields.length === 0 ? [] : [`${key}: ${names(fields)},`];
}

function names(fields: readonly Field[]): string {
  return list(fields.map(({ name }) => quote(name)));
}

/** A method takes one flat object, so no name may stand in two parts of a request. */
function refuseClashes(spec: Spec, { id, place, parameters, body }: Operation): void {
  const { path, query, header: headers } = parameters;
  const inBody = new Set(body?.media.flatMap(({ schema }) => bodyNames(spec, schema)));
  const parts = Object.entries({ path, query, header: headers, body: [...inBody].map((name) => ({ name })) });
  const seen = new Map<string, string>();
  for (const [part, fields] of parts)
    for (const { name } of fields) {
      const other = seen.get(name);
      if (other)
        refuse(place, `"${name}" of ${id} stands in ${other} and in ${part}, but a method takes one flat object`);
      seen.set(name, part);
    }
}

function bodyNames(spec: Spec, reference: Place): string[] {
  const schema = follow(spec, reference);
  const branches = [...items(child(schema, 'oneOf')), ...items(child(schema, 'anyOf'))];
  return [
    ...entries(child(schema, 'properties')).map(([name]) => name),
    ...branches.flatMap((branch) => bodyNames(spec, branch)),
  ];
}
