import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { operations } from '@resetkit/sdk/supabase/operations';
import { schemas } from '@resetkit/sdk/supabase/schemas';
import { parse } from 'yaml';

export type OperationId = keyof typeof operations;

/** What openapi/supabase.yaml says about one status of one operation. */
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

interface Document {
  readonly paths: Record<string, Record<string, { operationId: string; responses: Record<string, Referring> }>>;
  readonly components: { readonly responses: Record<string, Referring> };
}

interface Checks {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly message: string } };
}

const file = join(import.meta.dirname, '../../../../openapi/supabase.yaml');
const document: Document = parse(readFileSync(file, 'utf8'), { merge: true });
const tables: Record<string, { readonly responses: Record<number, { body?: Checks; headers?: Checks }> }> = schemas;

/** Headers that say something about one operation: a reply may have them only where the spec names them. */
const tellingHeaders = [
  'Location',
  'Link',
  'X-Total-Count',
  'Retry-After',
  'Set-Cookie',
  'x-sb-error-code',
  'X-Supabase-Api-Version',
  'sb-auth-user-id',
  'sb-auth-refresh-token-reuse',
];

/** Operation → status → what the YAML says. */
export const specified: Readonly<Record<string, Readonly<Record<number, SpecifiedStatus>>>> = Object.fromEntries(
  Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, statusOf(response)])),
    ]),
);

/** The routes as the YAML has them: `POST /auth/v1/recover` → operation. */
export const routes: ReadonlyMap<string, string> = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => [`${method.toUpperCase()} ${path}`, operationId] as const),
  ),
);

function statusOf(response: Referring): SpecifiedStatus {
  const shared = document.components.responses[response.$ref?.split('/').at(-1) ?? ''];
  const { headers = {}, content, 'x-unreached': reason } = { ...shared, ...response };
  return { headers: Object.keys(headers), hasBody: content !== undefined, unreached: reason };
}

/** The operation of a request. */
export function operationAt(method: string, path: string): string | undefined {
  const canonical = path.replace(/\/$/, '').replace(/^(\/auth\/v1\/admin\/users\/).+/, '$1{id}');
  return routes.get(`${method} ${canonical}`);
}

/** What the spec has against a reply; nothing if it is one of its own. */
export function objections(operation: string, status: number, headers: Headers, body: unknown): string[] {
  const where = `${operation} ${status}`;
  const expected = specified[operation]?.[status];
  const checks = tables[operation]?.responses[status];
  if (!expected || !checks) return [`${where}: the spec has no such status`];
  const named = expected.headers.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : []));
  const isGateway = Reflect.get(Object(body), 'hint') !== undefined;
  return [
    ...(expected.unreached ? [`${where}: reached, although the spec marks it x-unreached`] : []),
    ...failure(`${where} body`, expected.hasBody ? checks.body?.safeParse(body) : undefined),
    ...failure(`${where} headers`, isGateway ? undefined : checks.headers?.safeParse(Object.fromEntries(named))),
    ...tellingHeaders
      .filter((name) => headers.has(name) && !expected.headers.includes(name))
      .map((name) => `${where}: ${name} is not in the spec`),
  ];
}

function failure(what: string, result: ReturnType<Checks['safeParse']> | undefined): string[] {
  return result === undefined || result.success ? [] : [`${what}: ${result.error?.message}`];
}
