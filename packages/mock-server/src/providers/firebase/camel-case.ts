/** A body whose names, at every depth, are written as the service writes them: `request_type` becomes `requestType`. */
export function withCamelCase(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (Array.isArray(body)) return body.map(withCamelCase);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [camelCase(name), withCamelCase(value)]));
}

/** A name of several words, whatever stands between them. */
function camelCase(name: string): string {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+/g) ?? [];
  return words.map((word, index) => (index === 0 ? word.toLowerCase() : capitalised(word))).join('');
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
