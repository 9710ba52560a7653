import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What a description says about one status of one operation. */
export interface SpecifiedStatus {
  readonly headers: readonly string[];
  readonly hasBody: boolean;
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

export interface Checks {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly message: string } };
}

/** Headers that say something about one operation: a reply may have them only where the spec names them. */
const commonlyTelling = [
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

/** A description as tests hold replies against it. */
export interface Spec {
  /** Operation → status → what the YAML says. */
  readonly specified: Readonly<Record<string, Readonly<Record<number, SpecifiedStatus>>>>;
  /** The routes as the YAML has them: `POST /api/auth/users` → operation. */
  readonly routes: ReadonlyMap<string, string>;
  /** The operation at a path that is as the YAML has it, but for its parameters. */
  operationAt(method: string, path: string): string | undefined;
  /** What the description has against a reply; nothing if it is one of its own. */
  objections(operation: string, method: string, status: number, headers: Headers, body: unknown): string[];
}

/** Reads `openapi/<name>.yaml`, whose backend may have telling headers of its own. */
export function readSpec(name: string, tables: ReplySchemas, ownTelling: readonly string[] = []): Spec {
  const tellingHeaders = [...commonlyTelling, ...ownTelling];
  const file = join(import.meta.dirname, `../../../openapi/${name}.yaml`);
  const document: Document = parse(readFileSync(file, 'utf8'), { merge: true });
  const statusOf = (response: Referring): SpecifiedStatus => {
    const shared = document.components.responses[response.$ref?.split('/').at(-1) ?? ''];
    const { headers = {}, content, 'x-unreached': reason } = { ...shared, ...response };
    return { headers: Object.keys(headers), hasBody: content !== undefined, unreached: reason };
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
    .sort((one, other) => Number(one.route.includes('{')) - Number(other.route.includes('{')));
  return {
    specified,
    routes: new Map(operations.map(({ route, operationId }) => [route, operationId])),
    operationAt: (method, path) =>
      patterns.find(({ pattern }) => pattern.test(`${method === 'HEAD' ? 'GET' : method} ${path}`))?.operationId,
    objections(operation, method, status, headers, body) {
      const where = `${operation} ${status}`;
      const expected = specified[operation]?.[status];
      const checks = tables[operation]?.responses[status];
      if (!expected || !checks) return [`${where}: the spec has no such status`];
      const named = expected.headers.flatMap((header) => (headers.has(header) ? [[header, headers.get(header)]] : []));
      const bodyChecked = method === 'HEAD' || !expected.hasBody ? undefined : checks.body?.safeParse(body);
      return [
        ...(expected.unreached ? [`${where}: reached, although the spec marks it x-unreached`] : []),
        ...failure(`${where} body`, bodyChecked),
        ...failure(`${where} headers`, checks.headers?.safeParse(Object.fromEntries(named))),
        ...tellingHeaders
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
