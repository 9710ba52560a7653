import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** A path that nobody knows: plain text, after the body and the project's headers were checked. */
export const unknownPath: Stage<Backend> = (exchange, next) => {
  if (exchange.operation !== undefined) return next(exchange);
  const { baseUrl, target } = exchange.request;
  const body = `404 — this page does not exist in Stack Auth's API.\n\nURL: ${new URL(baseUrl).origin}${target}`;
  return Promise.resolve({ status: 404, body });
};
