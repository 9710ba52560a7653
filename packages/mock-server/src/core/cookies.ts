/** The cookies of a request by name. The first of several cookies with one name counts, as in common parsers. */
export function cookiesOf(header: string | undefined): Readonly<Record<string, string>> {
  const pairs = (header ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=');
    if (equals < 1) return [];
    return [[part.slice(0, equals).trim(), decoded(part.slice(equals + 1).trim())] as const];
  });
  return Object.fromEntries(pairs.reverse());
}

function decoded(value: string): string {
  const bare = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
