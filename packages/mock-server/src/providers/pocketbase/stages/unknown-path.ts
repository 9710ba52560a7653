import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import { adminPage } from '../admin-page.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Answers requests without an operation: 404, but for the server's own page. */
export const unknownPath: Stage<Backend> = (exchange, next) => {
  const { operation, request } = exchange;
  if (operation !== undefined) return next(exchange);
  const isPage = (request.method === 'GET' || request.method === 'HEAD') && pathOf(request.target) === '/_/';
  return isPage ? { status: 200, body: adminPage } : failure(404, "The requested resource wasn't found.");
};
