/** What is wrong with which field of a request. */
export interface Fields {
  readonly fields: Readonly<Record<string, string>>;
}

/** Of pairs of a path and a sentence, the first sentence of each path. What is no text is left out, an empty path too. */
export function fieldsOf(pairs: Iterable<readonly unknown[]>): Fields | undefined {
  const fields = new Map<string, string>();
  for (const [path, sentence] of pairs)
    if (path && typeof path === 'string' && typeof sentence === 'string' && !fields.has(path))
      fields.set(path, sentence);
  return fields.size ? { fields: Object.fromEntries(fields) } : undefined;
}

/** The same out of a text: `pattern` captures a path and its sentence. */
export function fieldsIn(text: string, pattern: RegExp): Fields | undefined {
  return fieldsOf([...text.matchAll(pattern)].map((found) => found.slice(1)));
}
