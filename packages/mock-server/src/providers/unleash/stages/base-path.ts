import { finalPage } from '../../../core/express/final-page.ts';
import type { Stage } from '../../../core/stage.ts';
import { pathOf, queryOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { belowBase } from '../paths.ts';

/**
 * Takes the base path off the target, and answers 404 outside of the base path: nothing of Unleash runs there. On a port
 * mailed links lead to the base path, so that they work. Unleash itself writes `UNLEASH_URL` without it.
 */
export const basePath: Stage<Backend> = (exchange, next) => {
  const { request, backend } = exchange;
  const path = belowBase(pathOf(request.target), backend.options);
  if (path === undefined) return finalPage(request.method, pathOf(request.target));
  const query = queryOf(request.target);
  const target = query === '' ? path : `${path}?${query}`;
  const baseUrl = request.served ? `${request.baseUrl}${backend.options.baseUriPath}` : request.baseUrl;
  return next({ ...exchange, request: { ...request, target, baseUrl } });
};
