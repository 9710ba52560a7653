import type { RequestStep } from './script.ts';

/** The optional fields of a step. */
export type MoreOfStep = Omit<RequestStep, 'name' | 'method' | 'path' | 'json'>;

/** A POST of JSON. */
export function post(name: string, path: string, json: unknown, more: MoreOfStep = {}): RequestStep {
  return { name, method: 'POST', path, json, ...more };
}

/** A POST of text, with a content type or without one. */
export function postText(name: string, path: string, text: string, type?: string, more: MoreOfStep = {}): RequestStep {
  const headers = { ...(type && { 'content-type': type }), ...more.headers };
  return { name, method: 'POST', path, text, ...more, headers };
}

/** A GET, or another method without a body. */
export function get(name: string, path: string, more: MoreOfStep & { readonly method?: string } = {}): RequestStep {
  return { name, method: 'GET', path, ...more };
}
