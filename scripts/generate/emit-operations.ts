import { follow, type Spec } from './load-spec.ts';
import { child, entries, items, type Place, refuse, text } from './place.ts';
import type { Field, Operation } from './read-operations.ts';
import { block, comment, header, list, quote } from './source-text.ts';

/** The tag of the operations of a password reset. */
export const RESET_TAG = 'Password reset';

/** The file `operations.ts`: the table from which clients make methods and servers make routes. */
export function emitOperations(spec: Spec, operations: readonly Operation[]): string {
  for (const operation of operations) refuseClashes(spec, operation);
  const lines = operations.flatMap((operation) => [emitComment(operation), emitEntry(operation)]);
  return emitTable(spec, lines, 'operations', `The operations of ${spec.file}.`);
}

function emitTable(spec: Spec, lines: readonly string[], name: string, title: string): string {
  const table = block(`export const ${name} = {`, lines, '} as const;');
  return `${header(spec.file)}\n${comment([title])}\n${table}\n`;
}

function emitComment({ place, method, path }: Operation): string {
  const parts = [text(place, 'summary'), text(place, 'description'), `\`${method} ${path}\``];
  const paragraphs = parts.filter((part) => part !== undefined).map((part) => part.trim().split('\n'));
  return comment(paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph])));
}

function emitEntry({ id, method, path, parameters, body, responses }: Operation): string {
  const redirects = answersWithRedirect(responses);
  const lines = [
    `method: ${quote(method)},`,
    `path: ${quote(path)},`,
    ...emitNames('query', parameters.query),
    ...(body ? ['body: true,'] : []),
    ...(body && !body.required ? ['bodyOptional: true,'] : []),
    ...(redirects ? [`redirect: ${quote(method === 'GET' ? 'follow' : 'stay')},`] : []),
    ...(responses.some(isEmptySuccess) ? ['empty: true,'] : []),
  ];
  return `${block(`${id}: {`, lines, '}')},`;
}

/** Whether a success is a redirect. */
export function answersWithRedirect(responses: Operation['responses']): boolean {
  const statuses = responses.map(({ status }) => status);
  return statuses.some((status) => status >= 300 && status < 400 && status !== 304) && !statuses.some(isSuccess);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function isEmptySuccess({ status, media }: Operation['responses'][number]): boolean {
  return isSuccess(status) && media.length === 0;
}

function emitNames(key: string, fields: readonly Field[]): string[] {
  return fields.length === 0 ? [] : [`${key}: ${list(fields.map(({ name }) => quote(name)))},`];
}

/** A method has one flat object as its input, so no name may be in two parts of a request. */
function refuseClashes(spec: Spec, { id, place, parameters, body }: Operation): void {
  const { path, query, header: headers } = parameters;
  const inBody = new Set(body?.media.flatMap(({ schema }) => bodyNames(spec, schema)));
  refuseOtherHeaderNames(
    place,
    headers.map(({ name }) => name),
    [...query.map(({ name }) => name), ...inBody],
  );
  const parts = Object.entries({ path, query, header: headers, body: [...inBody].map((name) => ({ name })) });
  const seen = new Map<string, string>();
  for (const [part, fields] of parts)
    for (const { name } of fields) {
      const other = seen.get(name);
      if (other)
        refuse(
          place,
          `"${name}" of ${id} is in ${other} and in ${part}, but a method has one flat object as its input`,
        );
      seen.set(name, part);
    }
}

/** Clients recognise the headers among the fields of an input by their names. */
function refuseOtherHeaderNames(place: Place, headers: readonly string[], others: readonly string[]): void {
  const looksLikeHeader = (name: string) => /^x-/i.test(name);
  for (const name of headers.filter((one) => !looksLikeHeader(one)))
    refuse(place, `the header "${name}" does not begin with "X-", so clients would not send it as a header`);
  for (const name of others.filter(looksLikeHeader))
    refuse(place, `"${name}" begins with "X-", so clients would send it as a header`);
}

function bodyNames(spec: Spec, reference: Place): string[] {
  const schema = follow(spec, reference);
  const branches = [...items(child(schema, 'oneOf')), ...items(child(schema, 'anyOf'))];
  return [
    ...entries(child(schema, 'properties')).map(([name]) => name),
    ...branches.flatMap((branch) => bodyNames(spec, branch)),
  ];
}
