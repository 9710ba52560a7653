import { finalPage } from '../../../core/express/final-page.ts';
import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { hintedFailure, internalError, nextActions } from '../errors.ts';

/** Answers 404 for an unknown path and for a wrong method: JSON, or Express's page if the dashboard is bundled. */
export const unknownPath: Stage<Backend> = (exchange, next) =>
  exchange.operation === undefined ? notFound(exchange) : next(exchange);

function notFound({ request: { target, method }, backend }: Exchange<Backend>): Answer {
  if (!isDecodable(pathOf(target))) return internalError(`Failed to decode param '${pathOf(target)}'`);
  if (backend.options.dashboard) return finalPage(method, pathOf(target));
  return hintedFailure(404, 'NOT_FOUND', `Endpoint ${target} not found`, nextActions.readTheDocs);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
