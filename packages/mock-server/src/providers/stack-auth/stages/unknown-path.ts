import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Answers 404 in plain text for an unknown path, after the checks of the body and of the project's headers. */
export const unknownPath: Stage<Backend> = (exchange, next) => {
  if (exchange.operation !== undefined) return next(exchange);
  const { baseUrl, target } = exchange.request;
  const body = `404 — this page does not exist in Stack Auth's API.\n\nURL: ${new URL(baseUrl).origin}${target}`;
  return Promise.resolve({ status: 404, body });
};
