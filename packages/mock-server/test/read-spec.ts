import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What a description says about one status of one operation. */
export interface SpecifiedStatus {
  readonly headers: readonly string[];
  /** Media types that the body may have; empty if there is no body. */
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

/** Headers that belong to an operation: a reply may have them only where the spec names them. */
const operationHeaders = [
  'Location',
  'RateLimit-Policy',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'Set-Cookie',
];

/** The schemas of each operation's replies, as they are generated. */
export type ReplySchemas = Readonly<
  Record<
    string,
    { readonly responses: Readonly<Record<number, { readonly body?: Checks; readonly headers?: Checks }>> }
  >
>;

/** What differs from backend to backend in how its replies are compared with its description. */
export interface SpecSettings {
  /** Headers of this backend that a reply may have only where the spec names them, besides those of all backends. */
  readonly ownHeaders?: readonly string[];
  /** The path as the description has it, for a path that the backend's router treats the same. */
  readonly canonical?: (path: string) => string;
  /** The status in the description, where the status line has another; `undefined` if the reply is of no operation. */
  readonly statusOf?: (response: Response) => number | undefined;
}

/** A description, to compare replies with. */
export interface Spec {
  readonly name: string;
  /** Operation → status → what the YAML says. */
  readonly specified: Readonly<Record<string, Readonly<Record<number, SpecifiedStatus>>>>;
  /** The routes as the YAML has them: `POST /api/auth/users` → operation. */
  readonly routes: ReadonlyMap<string, string>;
  /** The operation of a request, or `undefined` if it is of none. */
  operationAt(method: string, path: string): string | undefined;
  /** The status of a reply as the description counts it; `undefined` if the reply is of no operation. */
  statusOf(response: Response): number | undefined;
  /** In what a reply differs from the description; empty if in nothing. */
  objections(operation: string, method: string, status: number, headers: Headers, body: unknown): string[];
}

/** Reads `openapi/<name>.yaml`. */
export function readSpec(name: string, tables: ReplySchemas, settings: SpecSettings = {}): Spec {
  const { ownHeaders = [], canonical = (path) => path, statusOf: statusOfReply = ({ status }) => status } = settings;
  const namedHeaders = [...operationHeaders, ...ownHeaders];
  const file = join(import.meta.dirname, `../../../openapi/${name}.yaml`);
  const document: Document = parse(readFileSync(file, 'utf8'), { merge: true });
  const statusOf = (response: Referring): SpecifiedStatus => {
    const shared = document.components.responses[response.$ref?.split('/').at(-1) ?? ''];
    const { headers = {}, content = {}, 'x-unreached': reason } = { ...shared, ...response };
    return { headers: Object.keys(headers), media: Object.keys(content), unreached: reason };
  };
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, entry]) => entry.operationId !== undefined)
      .map(([method, entry]) => ({ route: `${method.toUpperCase()} ${path}`, ...entry })),
  );
  const specified = Object.fromEntries(
    operations.map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, statusOf(response)])),
    ]),
  );
  const patterns = operations
    .map(({ route, operationId }) => ({
      operationId,
      route,
      pattern: new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
    .sort((one, other) => one.route.split('{').length - other.route.split('{').length);
  return {
    name,
    specified,
    routes: new Map(operations.map(({ route, operationId }) => [route, operationId])),
    operationAt: (method, path) =>
      patterns.find(({ pattern }) => pattern.test(`${method === 'HEAD' ? 'GET' : method} ${canonical(path)}`))
        ?.operationId,
    statusOf: statusOfReply,
    objections(operation, method, status, headers, body) {
      const where = `${operation} ${status}`;
      const expected = specified[operation]?.[status];
      const checks = tables[operation]?.responses[status];
      if (!expected || !checks) return [`${where}: the spec has no such status`];
      const named = expected.headers.flatMap((header) => (headers.has(header) ? [[header, headers.get(header)]] : []));
      const isEmpty = method === 'HEAD' || expected.media.length === 0;
      const [media = ''] = (headers.get('content-type') ?? '').split(';');
      return [
        ...(expected.unreached ? [`${where}: reached, although the spec marks it x-unreached`] : []),
        ...(isEmpty || expected.media.includes(media) || (media === '' && body === '')
          ? []
          : [`${where}: ${media || 'no media type'} is not in the spec`]),
        ...failure(`${where} body`, isEmpty ? undefined : checks.body?.safeParse(body)),
        ...failure(`${where} headers`, checks.headers?.safeParse(Object.fromEntries(named))),
        ...namedHeaders
          .filter((header) => headers.has(header) && !expected.headers.includes(header))
          .map((header) => `${where}: ${header} is not in the spec`),
        ...(status === 304 && body !== '' ? [`${where}: has a body`] : []),
      ];
    },
  };
}

function failure(what: string, result: ReturnType<Checks['safeParse']> | undefined): string[] {
  return result === undefined || result.success ? [] : [`${what}: ${result.error?.message}`];
}
