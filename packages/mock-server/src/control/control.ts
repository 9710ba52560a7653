import { operations } from '@resetkit/sdk/mock-control/operations';
import { schemas } from '@resetkit/sdk/mock-control/schemas';
import type * as z from 'zod/mini';
import type { Answer } from '../core/stage.ts';
import { pathOf, queryOf, type WireReply, type WireRequest } from '../core/wire.ts';
import { handlers } from './handlers.ts';
import { type Problem, problem } from './problem.ts';
import { isTrustedCaller } from './trusted-caller.ts';
import { wordIssues } from './word-issues.ts';
import type { Controlled } from './world.ts';

type Id = keyof typeof operations;
type Handler = (request: object, world: Controlled) => Promise<Answer>;

const routes = (Object.keys(operations) as Id[]).map((id) => ({
  id,
  method: operations[id].method,
  parts: operations[id].path.split('/'),
}));

/** Answers a request below `/_resetkit/`: the test author's levers, as openapi/mock-control.yaml describes them. */
export async function control(request: WireRequest, world: Controlled, publicOrigin: string): Promise<WireReply> {
  if (!isTrustedCaller(request, publicOrigin)) {
    return reply(
      request,
      problem(
        403,
        'The control API is for programs and for pages of this machine. Serve with --public-url to name another origin.',
      ),
    );
  }
  if (request.method === 'OPTIONS') return reply(request, { status: 204 });
  return reply(request, await answer(request, world));
}

async function answer(request: WireRequest, world: Controlled): Promise<Answer> {
  const path = pathOf(request.target);
  const there = routes.flatMap((route) => {
    const found = match(route.parts, path);
    return found ? [{ ...route, path: found }] : [];
  });
  const route = there.find(
    ({ method }) => method === request.method || (method === 'GET' && request.method === 'HEAD'),
  );
  if (!route) {
    if (there.length === 0)
      return problem(404, `There is no ${path} in the control API. See openapi/mock-control.yaml.`);
    const methods = there.map(({ method }) => method);
    return {
      ...problem(405, `${path} takes ${methods.join(' and ')}, not ${request.method}.`),
      headers: { Allow: methods.flatMap((method) => (method === 'GET' ? [method, 'HEAD'] : [method])).join(', ') },
    };
  }
  const { provider } = route.path;
  if (provider !== undefined && !world.mocks.some(({ mock }) => mock.provider.id === provider))
    return unknownProvider(provider, world);
  const parts = parse(route.id, request);
  if ('status' in parts) return parts;
  return (handlers[route.id] as Handler)(
    { ...parts, path: route.path, headers: request.headers, ip: request.ip },
    world,
  );
}

function unknownProvider(id: string, { mocks }: Controlled): Problem<404> {
  const served = mocks.map(({ mock }) => mock.provider.id).join(', ');
  return problem(404, `No provider ${JSON.stringify(id)} is served here. Served: ${served}.`);
}

function match(parts: readonly string[], path: string): Record<string, string> | undefined {
  const given = path.replace(/\/$/, '').split('/');
  if (given.length !== parts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== value) return undefined;
    if (name !== undefined) values[name] = decoded(value);
  }
  return values;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(id: Id, request: WireRequest): { query: unknown; body: unknown } | Answer {
  const { query, body }: { query?: z.ZodMiniType; body?: z.ZodMiniType } = schemas[id];
  const given = new URLSearchParams(queryOf(request.target));
  const strange = strangeParameter(id, given);
  if (strange !== undefined) return problem(400, strange);
  const json = body ? parsedJson(request.body) : { value: undefined };
  if (!json) return problem(400, 'Expected a body of JSON.');
  const parsedQuery = query?.safeParse(Object.fromEntries(given));
  if (parsedQuery && !parsedQuery.success) return problem(400, wordIssues(parsedQuery.error.issues));
  const parsedBody = body?.safeParse(json.value);
  if (parsedBody && !parsedBody.success) return problem(400, wordIssues(parsedBody.error.issues));
  return { query: parsedQuery?.data, body: parsedBody?.data };
}

/** What is wrong with the names of query parameters: a filter that is mistyped would let everything through. */
function strangeParameter(id: Id, given: URLSearchParams): string | undefined {
  const { query: known = [] }: { readonly method: string; readonly query?: readonly string[] } = operations[id];
  const names = [...given.keys()];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    return `There is no query parameter "${unknown}" here. Known: ${known.join(', ') || 'none'}.`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice && `The query parameter "${twice}" may be given once.`;
}

function parsedJson(bytes: Uint8Array): { value: unknown } | undefined {
  if (bytes.length === 0) return { value: {} };
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return undefined;
  }
}

function reply({ method, headers: { origin } }: WireRequest, { status, headers: own = {}, body }: Answer): WireReply {
  const cors = origin === undefined ? [] : ['Access-Control-Allow-Origin', origin, 'Vary', 'Origin'];
  const preflight = [
    'Access-Control-Allow-Methods',
    'GET, POST, PATCH, DELETE',
    'Access-Control-Allow-Headers',
    'Content-Type',
  ];
  const flat = Object.entries(own).flatMap(([name, value]) => [name, String(value)]);
  const headers = [...cors, ...(method === 'OPTIONS' ? preflight : []), ...flat, 'Cache-Control', 'no-store'];
  if (body === undefined) return { status, headers };
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const sized = [...headers, 'Content-Type', type, 'Content-Length', String(bytes.length)];
  return method === 'HEAD' ? { status, headers: sized } : { status, headers: sized, body: bytes };
}
