import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { notFound } from '../errors.ts';
import { current, isExpressPath } from '../paths.ts';

/** Answers 404 for an unknown path, and 405 for another method. The framework of the API has no HEAD; Express has. */
export const wrongPath: Stage<Backend> = (exchange, next) => {
  const { methods, operation } = exchange;
  const { method, target, mount } = exchange.request;
  const path = pathOf(target);
  const isExpress = isExpressPath(path);
  if (operation !== undefined && (method !== 'HEAD' || isExpress)) return next(exchange);
  if (methods.length === 0 || isExpress) return notFound();
  const allow = methods.filter((one) => one !== 'HEAD').join(',');
  return {
    status: 405,
    headers: { Allow: allow },
    body: { message: `Method ${method} not allowed for ${mount}${current(path) ?? target}` },
  };
};
