import { withoutElements } from '../../../core/without-elements.ts';

/** What a mail of a project's own text shows, as the outbox has it. */
export interface Found {
  readonly text: string;
  readonly link?: string;
  readonly token?: string;
  readonly code?: string;
}

/**
 * Finds the link and the digits in a mail: the first URL with the token of the link (or with the digits), and the
 * digits if they are shown. `text` is the mail without its tags.
 */
export function foundIn(html: string, { otp, hash }: { readonly otp: string; readonly hash: string }): Found {
  const text = plainText(html);
  const urls = [...hrefs(html), ...(text.match(/https?:\/\/[^\s"'<>[\]()]+/g) ?? [])];
  const link = urls.find((url) => url.includes(hash)) ?? urls.find((url) => url.includes(otp));
  return {
    text,
    ...(link !== undefined && { link }),
    ...((link?.includes(hash) || text.includes(hash)) && { token: hash }),
    ...((text.includes(otp) || link?.includes(otp)) && { code: otp }),
  };
}

function hrefs(html: string): readonly string[] {
  return [...html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi)].map(([, double, single, bare]) =>
    unescaped(double ?? single ?? bare ?? ''),
  );
}

/** The text of a page: without scripts and tags. A paragraph is a line. */
export function plainText(html: string): string {
  const bare = withoutElements(html, ['script', 'style'], '')
    .replace(/<br\b[^<>]*>|<\/(p|div|h\d|li|tr)>/gi, '\n')
    .replace(/<[^<>]*>/g, '');
  return `${unescaped(bare).trim()}\n`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** A text without the entities that values are escaped with: those with a number, and four names. */
function unescaped(html: string): string {
  return html.replace(/&(?:#(\d{1,6})|(amp|lt|gt|quot));/g, (whole, code: string | undefined, name: string) =>
    code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
