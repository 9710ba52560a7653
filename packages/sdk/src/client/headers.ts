import { mergeHeaders } from 'openapi-fetch';
import type { HeaderFields } from './options.ts';

/** Joins header fields: a later value replaces an earlier one, `null` removes it. Throws where one cannot be sent, without showing it. */
export function joinHeaders(...all: readonly (HeaderFields | undefined)[]): Headers {
  try {
    return mergeHeaders(...all);
  } catch {
    // What `Headers` throws quotes the value, which may be a token.
    throw new TypeError('A header has characters that cannot be sent');
  }
}
