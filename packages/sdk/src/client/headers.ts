import type { HeaderFields } from './options.ts';

/** All headers together: a later one replaces, `null` takes away. */
export function joinHeaders(...all: readonly (HeaderFields | undefined)[]): Headers {
  const joined = new Headers();
  for (const fields of all)
    for (const [name, value] of fields instanceof Headers ? fields : Object.entries(fields ?? {}))
      if (value === null) joined.delete(name);
      else if (value !== undefined) joined.set(name, value);
  return joined;
}
