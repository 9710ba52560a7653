import type { Stage } from '../../core/stage.ts';
import { pathOf } from '../../core/wire.ts';
import { problem } from '../problem.ts';
import type { Controlled } from '../world.ts';

const list = new Intl.ListFormat('en');

/** Answers 404 for an unknown path, and 405 with `Allow` for a wrong method. */
export const unknownPath: Stage<Controlled> = (exchange, next) => {
  const { request, operation, methods } = exchange;
  if (operation !== undefined) return next(exchange);
  const path = pathOf(request.target);
  if (methods.length === 0)
    return problem(404, `There is no ${path} in the control API. See openapi/mock-control.yaml.`);
  const described = list.format(methods.filter((method) => method !== 'HEAD'));
  return {
    ...problem(405, `${path} takes ${described}, not ${request.method}.`),
    headers: { Allow: methods.join(', ') },
  };
};
