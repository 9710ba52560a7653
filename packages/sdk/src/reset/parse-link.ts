/** The fields of an address, and the address without those of a backend. */
export interface ParsedLink {
  /** All fields by name, decoded. If several parts of the address have a name, the last part counts. */
  readonly fields: Readonly<Record<string, string>>;
  /** The address without the backend's fields. Everything else stays as it is written. */
  readonly cleanUrl: string;
}

/**
 * An address in five parts: the page, its query, the route of a hash router (`#/reset`, `#!/reset`, `#reset`), the route's query,
 * and the fragment without the route. As text, because the `URL` of React Native has no setters.
 */
const PARTS = /^([^?#]*)(\?[^#]*)?(#(?:!?\/[^?#&]*|[^?#=&]*)(?=[?#]|$))?(\?[^#]*)?([\s\S]*)$/;

/**
 * Reads the fields of an address, wherever a router may have put them, and removes those that are named in `linkFields`. A field
 * of the same name that the page itself has in an earlier part stays, unless it has the same value.
 */
export function parseLink(url: string, linkFields: readonly string[]): ParsedLink {
  const [, page = '', query = '', route = '', routeQuery = '', fragment = ''] = PARTS.exec(url) ?? [];
  const found = new Map<string, string>();
  let isFound = false;
  const clean = (part: string): string => {
    const isFoundLater = isFound;
    const kept = part
      .slice(1)
      .split('&')
      .filter((field) => {
        const [name = '', ...rest] = field.split('=').map(decode);
        const value = rest.join('=');
        const isOwn = !linkFields.includes(name) || (isFoundLater && found.get(name) !== value);
        isFound ||= !isOwn;
        if (field && !found.has(name)) found.set(name, value);
        return isOwn;
      });
    return kept.length > 0 ? part.slice(0, 1) + kept.join('&') : '';
  };
  // From the end, because a backend adds its fields after those of the page.
  const [last, middle, first] = [clean(fragment), clean(routeQuery), clean(query)];
  return { fields: Object.fromEntries(found), cleanUrl: page + first + route + middle + last };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
