import type { Context } from './html-context.ts';

const inHtml: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  '&': '&amp;',
  "'": '&#39;',
  '+': '&#43;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Characters that are escaped only where an attribute has no quotes. */
const withoutQuotes: Readonly<Record<string, string>> = {
  '\t': '&#9;',
  '\n': '&#10;',
  '\v': '&#11;',
  '\f': '&#12;',
  '\r': '&#13;',
  ' ': '&#32;',
  '=': '&#61;',
  '`': '&#96;',
};

/** Escapes a value for the place where it is inserted, as Go's html/template does. */
export function escapeValue(value: unknown, context: Context): string {
  switch (context.in) {
    case 'comment':
      return '';
    case 'script':
      return context.quote === '' ? scriptValue(value) : scriptText(printed(value));
    case 'attribute': {
      const text = context.url === undefined ? printed(value) : urlText(printed(value), context.url);
      return html(text, context.quote === '');
    }
    default:
      return html(printed(value), false);
  }
}

/** A value as Go prints it: maps as `map[a:1 b:2]`, lists as `[a b]`. Nothing for a missing value. */
export function printed(value: unknown): string {
  return value === undefined || value === null ? '' : nested(value);
}

function nested(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(nested).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, each]) => `${key}:${nested(each)}`).join(' ')}]`;
}

function html(text: string, isBare: boolean): string {
  const escaped = text.replace(/[\0"&'+<>]/g, (character) => inHtml[character] ?? character);
  return isBare ? escaped.replace(/[\s=`]/g, (character) => withoutQuotes[character] ?? character) : escaped;
}

/**
 * Within the query of a URL all reserved characters are percent-encoded; elsewhere they stay, and a URL with another
 * scheme than `http`, `https` and `mailto` is replaced.
 */
function urlText(text: string, part: 'start' | 'path' | 'query'): string {
  if (part === 'query') return percentEncoded(text, /[^A-Za-z0-9._~-]/gu);
  const scheme = /^([^/:]*):/.exec(text)?.[1];
  if (part === 'start' && scheme !== undefined && !/^(https?|mailto)$/i.test(scheme)) return '#ZgotmplZ';
  return percentEncoded(text, /%(?![0-9a-f]{2})|[^A-Za-z0-9._~!#$&*+,/:;=?@[\]%-]/giu);
}

function percentEncoded(text: string, characters: RegExp): string {
  const hex = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;
  return text.replace(characters, (character) => [...new TextEncoder().encode(character)].map(hex).join(''));
}

/** A value as JSON, with blanks around a number and a word. A missing one is an empty text. */
function scriptValue(value: unknown): string {
  if (value === undefined || value === null) return '""';
  if (typeof value === 'string') return `"${scriptText(value)}"`;
  return typeof value === 'object' ? scriptText(JSON.stringify(value), false) : ` ${value} `;
}

/** Escapes text for a JavaScript string. `isString: false` leaves the quotes of JSON. */
function scriptText(text: string, isString: boolean = true): string {
  const characters = isString ? /["&'+/<>`\\\u2028\u2029]|[^\P{Cc}\x7f-\x9f]/gu : /[&<>\u2028\u2029]/g;
  const short: Readonly<Record<string, string>> = {
    '\t': '\\t',
    '\n': '\\n',
    '\f': '\\f',
    '\r': '\\r',
    '/': '\\/',
    '\\': '\\\\',
  };
  const long = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(characters, (character) => short[character] ?? long(character));
}
