/** What an address says, and the address without the fields of a backend. */
export interface ParsedLink {
  /** All fields by name, decoded. If a name comes twice, the last counts. */
  readonly fields: Readonly<Record<string, string>>;
  /** The address without the backend's fields. Everything else stays as it is written. */
  readonly cleanUrl: string;
}

/** A field: its text in the address, its name, its value. */
type Field = readonly [text: string, name: string, value: string];

/**
 * An address in five parts: the page, its query, the route of a hash router (`#/reset`, `#!/reset`, `#reset`), the route's query,
 * and the fragment, of which the route is no part. As text, because the `URL` of React Native has no setters.
 */
const PARTS = /^([^?#]*)(\?[^#]*)?(#(?:!?\/[^?#&]*|[^?#=&]*)(?=[?#]|$))?(\?[^#]*)?([\s\S]*)$/;

/**
 * Reads the fields of an address, wherever a router may have put them, and removes those that are named in `linkFields`. A field
 * of the same name that the page itself has in an earlier part stays, unless it has the same value.
 */
export function parseLink(url: string, linkFields: readonly string[]): ParsedLink {
  const [, page = '', query = '', route = '', routeQuery = '', fragment = ''] = PARTS.exec(url) ?? [];
  const all: Field[] = [];
  const removed = new Map<string, string>();
  const clean = (part: string): string => {
    const fields = fieldsOf(part);
    all.unshift(...fields);
    const isFirst = removed.size === 0;
    const kept = fields.filter(([, name, value]) => {
      if (!linkFields.includes(name) || !(isFirst || removed.get(name) === value)) return true;
      removed.set(name, value);
      return false;
    });
    return kept.length > 0 ? part.slice(0, 1) + kept.map(([text]) => text).join('&') : '';
  };
  // From the end, because a backend adds its fields behind those of the page.
  const [last, middle, first] = [clean(fragment), clean(routeQuery), clean(query)];
  return {
    fields: Object.fromEntries(all.filter(([text]) => text).map(([, name, value]) => [name, value])),
    cleanUrl: page + first + route + middle + last,
  };
}

/** The fields of a part that begins with `?` or `#`. */
function fieldsOf(part: string): readonly Field[] {
  return part
    .slice(1)
    .split('&')
    .map((text) => {
      const [name = '', ...value] = text.split('=');
      return [text, decode(name), decode(value.join('='))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
