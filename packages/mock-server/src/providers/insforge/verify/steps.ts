import type { RequestStep } from '../../../core/script.ts';

type More = Omit<RequestStep, 'name' | 'method' | 'path' | 'json'>;

/** A POST of JSON. */
export function post(name: string, path: string, json: unknown, more: More = {}): RequestStep {
  return { name, method: 'POST', path, json, ...more };
}

/** A POST of text under a content type, or under none. */
export function postText(name: string, path: string, text: string, type?: string): RequestStep {
  return { name, method: 'POST', path, text, ...(type && { headers: { 'content-type': type } }) };
}

/** A GET, or another method without a body. */
export function get(name: string, path: string, more: More & { readonly method?: string } = {}): RequestStep {
  return { name, method: 'GET', path, ...more };
}

/** Bodies that no operation can read, or that are not what it reads. */
export function unreadable(path: string): readonly RequestStep[] {
  const json = 'application/json';
  return [
    postText('malformed JSON', path, '{', json),
    postText('no JSON', path, 'nope', json),
    postText('a number', path, '5', json),
    postText('an unknown charset', path, '{}', `${json}; charset=latin1`),
    postText('plain text', path, 'x', 'text/plain'),
    postText('no content type', path, '{}'),
    postText('a list', path, '[]', json),
  ];
}
