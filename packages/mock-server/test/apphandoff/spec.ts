import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '@resetkit/sdk/apphandoff/operations';
import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import { parse } from 'yaml';

export type OperationId = keyof typeof operations;

interface Specified {
  readonly $ref?: string;
  readonly headers?: object;
}

interface Document {
  readonly paths: Record<string, Record<string, { operationId: string; responses: Record<string, Specified> }>>;
  readonly components: { readonly responses: Record<string, Specified> };
}

interface Checks {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly message: string } };
}

const document: Document = parse(
  readFileSync(join(import.meta.dirname, '../../../../openapi/apphandoff.yaml'), 'utf8'),
);
const tables: Record<string, { readonly responses: Record<number, { body?: Checks; headers?: Checks }> }> = schemas;

/** Headers that say something about one operation: a reply may have them only where the spec names them. */
const tellingHeaders = ['Location', 'Retry-After', 'Set-Cookie'];

export const ids = Object.keys(operations) as OperationId[];

/** Operation → status → the headers that the YAML names. */
export const specified: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = Object.fromEntries(
  Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, headersOf(response)])),
    ]),
);

/** The routes as the YAML has them: `POST /auth/login` → operation. */
export const routes: ReadonlyMap<string, string> = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => [`${method.toUpperCase()} ${path}`, operationId] as const),
  ),
);

function headersOf({ $ref = '', headers }: Specified): readonly string[] {
  const shared = document.components.responses[$ref.split('/').at(-1) ?? ''];
  return Object.keys({ ...shared?.headers, ...headers });
}

/** What the spec has against a reply; nothing if it is one of its own, or if no operation is at that path. */
export function objections(method: string, path: string, status: number, headers: Headers, body: unknown): string[] {
  const operation = routes.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
  if (operation === undefined) return [];
  const where = `${operation} ${status}`;
  const named = specified[operation]?.[status];
  const checks = tables[operation]?.responses[status];
  if (!named || !checks) return [`${where}: the spec has no such status`];
  const given = named.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : []));
  return [
    ...(method === 'HEAD' ? [] : failure(`${where} body`, checks.body?.safeParse(body))),
    ...failure(`${where} headers`, checks.headers?.safeParse(Object.fromEntries(given))),
    ...tellingHeaders
      .filter((name) => headers.has(name) && !named.includes(name))
      .map((name) => `${where}: ${name} is not in the spec`),
  ];
}

function failure(what: string, result: ReturnType<Checks['safeParse']> | undefined): string[] {
  return result === undefined || result.success ? [] : [`${what}: ${result.error?.message}`];
}
