/** Where in an HTML text a position is. It decides how a value that is inserted there is escaped. */
export type Context =
  | { readonly in: 'text' | 'comment' | 'style' }
  | { readonly in: 'script'; readonly quote: string }
  | { readonly in: 'tag'; readonly element: string }
  | Attribute;

/** The value of an attribute. `quote` is empty if it has no quotes. */
export interface Attribute {
  readonly in: 'attribute';
  readonly element: string;
  readonly quote: string;
  /** The part of the URL, in an attribute that holds one. */
  readonly url?: 'start' | 'path' | 'query';
}

/** The attributes that hold a URL (Go's html/template, attr.go). */
const urlAttributes =
  /^(action|archive|background|cite|classid|codebase|data|formaction|href|icon|longdesc|manifest|poster|profile|src|usemap|xlink:href)$/;

/** The context at the start of a text. */
export const atStart: Context = { in: 'text' };

/** The context at the end of a literal text that begins in `context`. */
export function contextAfter(context: Context, text: string): Context {
  let present = context;
  let rest = text;
  while (rest !== '') [present, rest] = step(present, rest);
  return present;
}

type Step = [Context, string];

/** Goes on to the next place where the context changes. Returns it, and the text that is left. */
function step(context: Context, text: string): Step {
  switch (context.in) {
    case 'text':
      return inText(text);
    case 'comment':
      return until(context, text, /-->/);
    case 'style':
      return until(context, text, /<\/style\b[^<>]*>/i);
    case 'script':
      return inScript(context.quote, text);
    case 'tag':
      return inTag(context.element, text);
    case 'attribute':
      return inAttribute(context, text);
  }
}

function until(context: Context, text: string, end: RegExp): Step {
  const match = end.exec(text);
  return match ? [atStart, text.slice(match.index + match[0].length)] : [context, ''];
}

function inText(text: string): Step {
  const match = /<!--|<\/?([a-z][^\s/>]*)/i.exec(text);
  if (!match) return [atStart, ''];
  const rest = text.slice(match.index + match[0].length);
  if (match[0] === '<!--') return [{ in: 'comment' }, rest];
  return [{ in: 'tag', element: match[0].startsWith('</') ? '' : (match[1] ?? '').toLowerCase() }, rest];
}

function inTag(element: string, text: string): Step {
  const tag = { in: 'tag', element } as const;
  const match = /^[\s/]*(?:(>)|([^\s=>/]+)\s*(=?)\s*(["']?))?/.exec(text);
  const [whole = '', end, name = '', equals, quote = ''] = match ?? [];
  const rest = text.slice(whole.length || 1);
  if (end) return [afterTag(element), rest];
  if (!equals) return [tag, rest];
  const url = urlAttributes.test(name.toLowerCase());
  return [{ in: 'attribute', element, quote, ...(url && { url: 'start' as const }) }, rest];
}

function afterTag(element: string): Context {
  if (element === 'script') return { in: 'script', quote: '' };
  return element === 'style' ? { in: 'style' } : atStart;
}

function inAttribute(context: Attribute, text: string): Step {
  const { element, quote, url } = context;
  const end = quote === '' ? text.search(/[\s>]/) : text.indexOf(quote);
  if (end >= 0) return [{ in: 'tag', element }, text.slice(end + quote.length)];
  if (url === undefined) return [context, ''];
  if (/\?|(?<!&)#/.test(text)) return [{ ...context, url: 'query' }, ''];
  return [url === 'start' && text.trim() !== '' ? { ...context, url: 'path' } : context, ''];
}

function inScript(quote: string, text: string): Step {
  const match = (quote === '' ? /<\/script\b[^<>]*>|["'`]/i : /<\/script\b[^<>]*>|\\[\s\S]|["'`]/i).exec(text);
  if (!match) return [{ in: 'script', quote }, ''];
  const [found] = match;
  const rest = text.slice(match.index + found.length);
  if (found.startsWith('<')) return [atStart, rest];
  if (quote === '') return [{ in: 'script', quote: found }, rest];
  return [{ in: 'script', quote: found === quote ? '' : quote }, rest];
}
