import { mergeHeaders } from 'openapi-fetch';
import type { HeaderFields } from './options.ts';

/**
 * Joins header fields: a later value replaces an earlier one, `null` removes it. Throws if a value cannot be sent,
 * without quoting it.
 */
export function joinHeaders(...all: readonly (HeaderFields | undefined)[]): Headers {
  try {
    return mergeHeaders(...all);
  } catch {
    // The error of `Headers` quotes the value, which may be a token.
    throw new TypeError('A header has invalid characters');
  }
}
