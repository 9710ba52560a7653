import { finalPage } from '../../../core/express/final-page.ts';
import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import { appPage } from '../app-page.ts';
import type { Backend } from '../backend.ts';
import { earlyFailure, unknownError } from '../errors.ts';
import { liesUnder, looksLikeAFile } from '../paths.ts';

/**
 * Answers requests without an operation: 404 as JSON under `/api`, elsewhere the app's page for GET and Express's 404
 * page for other methods. Answers 500 for a parameter that cannot be decoded.
 */
export const unknownPath: Stage<Backend> = (exchange, next) => {
  const { backend, request, operation, path: parameters } = exchange;
  const undecodable = Object.values(parameters).find((value) => decoded(value) === undefined);
  if (undecodable !== undefined) return unknownError(`Failed to decode param '${undecodable}'`);
  if (operation !== undefined) {
    if (Object.keys(parameters).length === 0) return next(exchange);
    const path = Object.entries(parameters).map(([name, value]) => [name, decoded(value) ?? '']);
    return next({ ...exchange, path: Object.fromEntries(path) });
  }
  const path = pathOf(request.target);
  if (liesUnder(path, '/api')) {
    return earlyFailure(
      backend.random,
      404,
      'NotFoundError',
      `The path you were looking for (${path}) is not available.`,
    );
  }
  const { baseUriPath } = backend.options;
  if (request.method !== 'GET' && request.method !== 'HEAD') return finalPage(request.method, `${baseUriPath}${path}`);
  const page = appPage(`${request.mount}${baseUriPath}`);
  if (!looksLikeAFile(request.target)) return { status: 200, body: page };
  return { status: 404, headers: { 'Cache-Control': 'no-cache' }, body: page };
};

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
