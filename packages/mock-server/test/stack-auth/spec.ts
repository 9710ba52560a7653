import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import { parse } from 'yaml';

/** What openapi/stack-auth.yaml says about one status of one operation. */
export interface SpecifiedStatus {
  readonly headers: readonly string[];
  /** Media types that the body may have. */
  readonly media: readonly string[];
  /** Why the mock never answers this, if it does not. */
  readonly unreached: string | undefined;
}

interface Referring {
  readonly $ref?: string;
  readonly headers?: object;
  readonly content?: object;
  readonly 'x-unreached'?: string;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, Referring>;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly responses: Record<string, Referring> };
}

interface Checks {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly message: string } };
}

const file = join(import.meta.dirname, '../../../../openapi/stack-auth.yaml');
const document: Document = parse(readFileSync(file, 'utf8'), { merge: true });
const tables: Record<string, { readonly responses: Record<number, { body?: Checks; headers?: Checks }> }> = schemas;

/** Headers that say something about one operation: a reply may have them only where the spec names them. */
const tellingHeaders = [
  'x-stack-known-error',
  'x-stack-actual-status',
  'pragma',
  'Location',
  'Retry-After',
  'Set-Cookie',
];

/** A path's methods; its `parameters` are no method. */
const operationsOf = (item: Record<string, Operation>): readonly (readonly [method: string, operation: Operation])[] =>
  Object.entries(item).filter(([name]) => name !== 'parameters');

/** Operation → status → what the YAML says. */
export const specified: Readonly<Record<string, Readonly<Record<number, SpecifiedStatus>>>> = Object.fromEntries(
  Object.values(document.paths)
    .flatMap(operationsOf)
    .map(([, { operationId, responses }]) => [
      operationId,
      Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, statusOf(response)])),
    ]),
);

/** The routes as the YAML has them: `POST /api/v1/users` → operation. */
export const routes: ReadonlyMap<string, string> = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    operationsOf(item).map(([method, { operationId }]) => [`${method.toUpperCase()} ${path}`, operationId] as const),
  ),
);

function statusOf(response: Referring): SpecifiedStatus {
  const shared = document.components.responses[response.$ref?.split('/').at(-1) ?? ''];
  const { headers = {}, content = {}, 'x-unreached': reason } = { ...shared, ...response };
  return { headers: Object.keys(headers), media: Object.keys(content), unreached: reason };
}

/** Fixed paths before those with parameters. */
const matchers = [...routes]
  .sort(([one], [other]) => one.split('{').length - other.split('{').length)
  .map(([route, operation]) => ({ pattern: new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`), operation }));

/** The operation of a request, whichever name of the API's version it uses. */
export function operationAt(method: string, path: string): string | undefined {
  const canonical = path.replace(/^\/api\/(latest|v2beta[1-5])\//, '/api/v1/');
  const route = `${method === 'HEAD' ? 'GET' : method} ${canonical}`;
  return matchers.find(({ pattern }) => pattern.test(route))?.operation;
}

/** What the spec has against a reply; nothing if it is one of its own. */
export function objections(operation: string, method: string, response: Response, text: string): string[] {
  const { headers } = response;
  // The status that an answer really has; the line may say 200.
  const status = Number(headers.get('x-stack-actual-status') ?? response.status);
  const where = `${operation} ${status}`;
  const expected = specified[operation]?.[status];
  const checks = tables[operation]?.responses[status];
  if (!expected || !checks) return [`${where}: the spec has no such status`];
  const [media = ''] = (headers.get('content-type') ?? '').split(';');
  const body: unknown = media === 'application/json' && text !== '' ? JSON.parse(text) : text;
  const named = expected.headers.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : []));
  return [
    ...(expected.unreached ? [`${where}: reached, although the spec marks it x-unreached`] : []),
    ...(expected.media.includes(media) ? [] : [`${where}: ${media} is not in the spec`]),
    ...failure(`${where} body`, method === 'HEAD' ? undefined : checks.body?.safeParse(body)),
    ...failure(`${where} headers`, checks.headers?.safeParse(Object.fromEntries(named))),
    ...tellingHeaders
      .filter((name) => headers.has(name) && !expected.headers.includes(name))
      .map((name) => `${where}: ${name} is not in the spec`),
  ];
}

function failure(what: string, result: ReturnType<Checks['safeParse']> | undefined): string[] {
  return result === undefined || result.success ? [] : [`${what}: ${result.error?.message}`];
}
