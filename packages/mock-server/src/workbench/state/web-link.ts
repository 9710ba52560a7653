/**
 * Whether a text is the address of a web page. Some backends write the target of a request into the mail: a `javascript:` link
 * must not run on this page.
 */
export function isWebLink(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Opens a page that knows nothing of this one. */
export function inNewTab(link: string): void {
  open(link, '_blank', 'noopener,noreferrer');
}
