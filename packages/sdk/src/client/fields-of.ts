/** The problems of a request's fields, by path. */
export interface Fields {
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The first sentence of each path, from pairs of a path and a sentence. Values that are not texts, and empty paths, are
 * ignored.
 */
export function fieldsOf(pairs: Iterable<readonly unknown[]>): Fields | undefined {
  const fields = new Map<string, string>();
  for (const [path, sentence] of pairs)
    if (path && typeof path === 'string' && typeof sentence === 'string' && !fields.has(path))
      fields.set(path, sentence);
  return fields.size ? { fields: Object.fromEntries(fields) } : undefined;
}

/** The same from a text: `pattern` captures a path and its sentence. */
export function fieldsIn(text: string, pattern: RegExp): Fields | undefined {
  return fieldsOf([...text.matchAll(pattern)].map((found) => found.slice(1)));
}
