/**
 * What a mail may do, also where the page around it has no rules of its own: nothing but styles, and pictures that it carries.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** A mail's HTML as a document of its own. */
export function mailDocument(html: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank">${html}`;
}

/**
 * The element that holds all others of a mail's document. The names of forms and pictures in a document hide its properties, so it
 * is asked for past them.
 */
export function rootOf(document: Document): Element | null {
  return Reflect.get(Document.prototype, 'documentElement', document);
}

/** The address of the link that was clicked in a mail. `undefined` if it was none. */
export function linkIn(event: Event): string | undefined {
  const link: Element | null = Element.prototype.closest.call(event.target, 'a[href], area[href]');
  return link?.getAttribute('href') ?? undefined;
}
