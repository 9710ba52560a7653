import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { normalizedPath } from '../base-url.ts';

/** Answers 404 at `disabledPaths`, whatever the method, before anything is counted. */
export const disabledPaths: Stage<Backend> = (exchange, next) => {
  const { request, backend } = exchange;
  const path = normalizedPath(pathOf(request.target), backend.options);
  if (!backend.options.disabledPaths.includes(path)) return next(exchange);
  return { status: 404, body: 'Not Found' };
};
