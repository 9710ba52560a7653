import { withoutElements } from '../../core/without-elements.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The text that a reader of this HTML sees, in one line. */
export function textOf(html: string): string {
  return withoutTags(withoutElements(html, ['style', 'script', 'head'], ' '));
}

/** The text of HTML and the targets of its links, in one line and in lower case, for searches. */
export function searchTextOf(html: string): string {
  const targets = Array.from(html.matchAll(/\bhref="([^"]*)"/gi), ([, target = '']) => decoded(target));
  return folded([textOf(html), ...targets].join(' '));
}

/** A text as searches compare it: in lower case, with single spaces. */
export function folded(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function withoutTags(html: string): string {
  const text = html.replaceAll(/<\/?(?:b|strong|i|em|a|span|code|u)\b[^<>]*>/gi, '').replaceAll(/<[^<>]*>/g, ' ');
  return decoded(text).replaceAll(/\s+/g, ' ').trim();
}

function decoded(text: string): string {
  return text.replaceAll(/&(\w+|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
