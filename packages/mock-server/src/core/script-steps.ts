import type { RequestStep } from './script.ts';

/** What a step may have besides its request. */
export type MoreOfStep = Omit<RequestStep, 'name' | 'method' | 'path' | 'json'>;

/** A POST of JSON. */
export function post(name: string, path: string, json: unknown, more: MoreOfStep = {}): RequestStep {
  return { name, method: 'POST', path, json, ...more };
}

/** A POST of text under a content type, or under none. */
export function postText(name: string, path: string, text: string, type?: string, more: MoreOfStep = {}): RequestStep {
  const headers = { ...(type && { 'content-type': type }), ...more.headers };
  return { name, method: 'POST', path, text, ...more, headers };
}

/** A GET, or another method without a body. */
export function get(name: string, path: string, more: MoreOfStep & { readonly method?: string } = {}): RequestStep {
  return { name, method: 'GET', path, ...more };
}
