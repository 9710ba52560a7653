import type { Stage } from '../../../core/stage.ts';
import { pathOf, queryOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';

/**
 * What Go answers before PocketBase is asked: a path that is badly encoded is refused, and one with doubled slashes or dots leads to the clean
 * one. These answers have no headers of PocketBase's.
 */
export const cleanPath: Stage<Backend> = (exchange, next) => {
  const { method, target, mount } = exchange.request;
  const path = pathOf(target);
  if (/%(?![\da-f]{2})/i.test(path)) return { status: 400, body: '400 Bad Request' };
  const isRead = method === 'GET' || method === 'HEAD';
  const clean = isRead && path === '/_' ? '/_/' : cleaned(path);
  if (clean === path) return next(exchange);
  const query = queryOf(target);
  const location = `${mount}${clean}${query === '' ? '' : `?${query}`}`;
  const link = location.replaceAll('&', '&amp;').replaceAll('"', '&#34;');
  const body = isRead ? { body: `<a href="${link}">Temporary Redirect</a>.\n\n` } : {};
  return { status: 307, headers: { Location: location }, ...body };
};

/** A path without empty parts and parts of dots. A slash at its end stays. */
function cleaned(path: string): string {
  if (!/\/(?:\/|\.{1,2}(?:\/|$))/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}${path.endsWith('/') && parts.length > 0 ? '/' : ''}`;
}
