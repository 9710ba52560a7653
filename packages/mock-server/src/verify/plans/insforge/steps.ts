import type { RequestStep } from '../../script.ts';
import { postText } from '../../steps.ts';

/** Requests with bodies that no operation can parse, or that it parses and refuses. */
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
