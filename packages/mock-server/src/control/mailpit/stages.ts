import { operations } from '@resetkit/sdk/mailpit/operations';
import { schemas } from '@resetkit/sdk/mailpit/schemas';
import type * as z from 'zod/mini';
import { isTooLarge } from '../../core/body-size.ts';
import { isDeeper } from '../../core/json-depth.ts';
import type { Stage } from '../../core/stage.ts';
import { pathOf } from '../../core/wire.ts';
import { asksForToken } from '../access.ts';
import { wordIssues } from '../word-issues.ts';
import type { Mailpit } from './mailpit-world.ts';

/** Refuses pages of other origins, and answers the preflight of all others. */
export const requireTrustedCaller: Stage<Mailpit> = async (exchange, next) => {
  const { request, backend } = exchange;
  const body = backend.access.foreignCaller(request);
  if (body !== undefined) return { status: 403, body };
  return request.method === 'OPTIONS' ? { status: 204 } : next(exchange);
};

/** Refuses callers without the token of the server, if it has one. */
export const requireToken: Stage<Mailpit> = async (exchange, next) =>
  exchange.backend.access.showsToken(exchange.request)
    ? next(exchange)
    : { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, body: asksForToken };

/** Answers 404 for a path and 405 for a method that is not described. */
export const unknownPath: Stage<Mailpit> = async (exchange, next) => {
  const { request, operation, methods } = exchange;
  if (operation !== undefined) return next(exchange);
  if (methods.length > 0) return { status: 405, headers: { Allow: methods.join(', ') }, body: 'Method Not Allowed' };
  return {
    status: 404,
    body: `There is no ${pathOf(request.target)} in the part of Mailpit's API that is here. See openapi/mailpit.yaml.`,
  };
};

/** Answers 404 if the path names a provider that is not served. */
export const requireMocks: Stage<Mailpit> = async (exchange, next) =>
  exchange.backend.mocks.length > 0 ? next(exchange) : { status: 404, body: 'No such provider is served here.' };

/** Reads the body as JSON, and checks it. Only a deletion may come without one. */
export const readBody: Stage<Mailpit> = async (exchange, next) => {
  const { operation, request } = exchange;
  const schema = bodySchema(operation);
  if (!schema) return next(exchange);
  if (isTooLarge(request, bodyLimit)) {
    return { status: 413, body: `The body is too large: at most ${bodyLimit} bytes are read here.` };
  }
  if (request.body.length === 0) {
    return operation === 'deleteMails' ? next({ ...exchange, body: {} }) : { status: 400, body: 'EOF' };
  }
  const parsed = schema.safeParse(asGoReads(parsedJson(request.body)));
  return parsed.success
    ? next({ ...exchange, body: parsed.data })
    : { status: 400, body: wordIssues(parsed.error.issues) };
};

/** The largest body, in bytes. */
const bodyLimit = 1024 * 1024;

/** How many bytes of a body are read for an operation. */
export function bodyLimitOf(operation: string | undefined): number {
  return bodySchema(operation) ? bodyLimit : 0;
}

function bodySchema(id: string | undefined): z.ZodMiniType | undefined {
  if (!isOperation(id)) return undefined;
  const { body }: { readonly body?: z.ZodMiniType } = schemas[id];
  return body;
}

function isOperation(id: string | undefined): id is keyof typeof operations {
  return id !== undefined && Object.hasOwn(operations, id);
}

function parsedJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (isDeeper(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const names = ['IDs', 'Read', 'Search'];

/** A JSON value as Go reads it into its fields: the case of their names does not matter, and `null` leaves one out. */
function asGoReads(value: unknown): unknown {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const given = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(
    given.map(([name, field]) => [names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name, field]),
  );
}
