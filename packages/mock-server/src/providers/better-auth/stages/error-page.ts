import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { belowBase } from '../base-url.ts';
import { errorPage } from '../error-page.ts';

/** Answers `GET /error`, the page that says why a link did not work. It is a page for people, so the description does not list it. */
export const showErrors: Stage<Backend> = (exchange, next) => {
  const { request, backend, query } = exchange;
  const isMeant = request.method === 'GET' && belowBase(pathOf(request.target), backend.options) === '/error';
  if (!isMeant) return next(exchange);
  const [code = '', sentence = ''] = ['error', 'error_description'].map((name) => firstOf(query, name));
  return { status: 200, headers: { 'Content-Type': 'text/html' }, body: errorPage(code || 'unknown', sentence) };
};

function firstOf(query: unknown, name: string): string {
  const [first] = [Reflect.get(Object(query), name)].flat();
  return typeof first === 'string' ? first : '';
}
