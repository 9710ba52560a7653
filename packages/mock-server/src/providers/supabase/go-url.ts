import { asciiUrl } from '../../core/wire.ts';

/** A URL as Go's `net/url` reads it. Unlike the URL standard it changes no letters of the host and removes no dots. */
export interface GoUrl {
  /** In lower case. Empty if there is none. */
  readonly scheme: string;
  /** The name or address without brackets and port, with its letters as sent. */
  readonly hostname: string;
  /** The digits, without a check of their range. Empty if there are none. */
  readonly port: string;
  /** All up to the query as Go writes it, percent-encoded where needed. */
  readonly base: string;
  /** The query as sent, with its `?`. Empty if there is none. */
  readonly search: string;
  /** The fragment with its `#`, percent-encoded where needed. Empty if there is none. */
  readonly hash: string;
}

/** A URL of which nothing has to be decoded, encoded or refused: most are such. */
const plainUrl = /^([a-z][a-z\d+.-]*):\/\/([a-z\d.-]+)(?::(\d*))?(\/[\w.~/-]*)?$/;

/** Parses a URL or a path. Returns `undefined` where Go reports an error. */
export function parseGoUrl(text: string): GoUrl | undefined {
  const plain = plainUrl.exec(text);
  if (!plain) return parseAnyGoUrl(text);
  const [base, scheme = '', hostname = '', port = ''] = plain;
  return { scheme, hostname, port, base, search: '', hash: '' };
}

function parseAnyGoUrl(text: string): GoUrl | undefined {
  if (/[^ -~\x80-\u{10ffff}]/u.test(text)) return undefined;
  const [, whole = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/su.exec(text) ?? [];
  const [, bare = '', search = ''] = /^([^?]*)(\?.*)?$/su.exec(whole) ?? [];
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z\d+.-]*):)?(.*)$/isu.exec(bare) ?? [];
  if (!canDecode(fragment) || bare.startsWith(':')) return undefined;
  const hash = fragment === '' ? '' : `#${escaped(fragment, fragmentCharacters)}`;
  const start = scheme === '' ? '' : `${scheme.toLowerCase()}:`;
  const common = { scheme: scheme.toLowerCase(), search, hash };
  if (scheme !== '' && !rest.startsWith('/')) return { ...common, hostname: '', port: '', base: start + rest };
  if (scheme === '' && /^[^/]*:/.test(rest)) return undefined;
  const [, authority, path = ''] = /^(?:\/\/([^/]*))?(.*)$/su.exec(rest) ?? [];
  const place = placeOf(authority ?? '');
  if (!place || !canDecode(path)) return undefined;
  const [slashes, user] = authority === undefined ? ['', ''] : ['//', place.user];
  return {
    ...common,
    ...place,
    base: `${start}${slashes}${user}${asciiUrl(place.host)}${escaped(path, pathCharacters)}`,
  };
}

interface Place {
  /** With its `@`. */
  readonly user: string;
  /** With its port. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
}

/** The parts of an authority. Returns `undefined` if a character or the port is not allowed. */
function placeOf(authority: string): Place | undefined {
  const at = authority.lastIndexOf('@') + 1;
  const [user, host] = [authority.slice(0, at), authority.slice(at)];
  if (!/^[\w.~!$&'()*+,;=%@:-]*$/.test(user) || !canDecode(user)) return undefined;
  const [, address, name, port = ''] = /^(?:\[([\da-f:.]+(?:%25[^\]]+)?)\]|([^[\]:]*))(?::(\d*))?$/iu.exec(host) ?? [];
  const hostname = address ?? name;
  // A percent-encoded byte in a name has to be outside of ASCII.
  if (
    hostname === undefined ||
    (name !== undefined && !/^(?:[\w.~!$&'()*+,;=<>"-]|[^ -~]|%[89a-f][\da-f])*$/iu.test(name))
  )
    return undefined;
  return { user, host, hostname, port };
}

/** Whether every `%` begins a percent-encoded byte. */
export function canDecode(text: string): boolean {
  return !/%(?![\da-f]{2})/i.test(text);
}

const pathCharacters = /^[\w.~!$&'()*+,;=:@%[\]/-]*$/;
const fragmentCharacters = /^[\w.~!$&'()*+,;=:@%[\]/?-]*$/;

/** A text as sent if it has only allowed characters, or else decoded and encoded anew. */
function escaped(text: string, allowed: RegExp): string {
  if (allowed.test(text)) return text;
  return encodeURI(decodeLeniently(text)).replace(/[!'()*?#]/g, (character) =>
    allowed === fragmentCharacters && /[!()*?]/.test(character)
      ? character
      : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-decodes bytes and reads them as UTF-8. Bytes that are not UTF-8 become U+FFFD. Every `%` must begin a byte. */
export function decodeLeniently(text: string): string {
  if (/^[ -$&-~]*$/.test(text)) return text;
  return decodedAscii(text) ?? decodedBytes(text);
}

/** As the platform decodes it. `undefined` for what it does not: bytes that are not UTF-8, and text beyond ASCII. */
function decodedAscii(text: string): string | undefined {
  if (!/^[ -~]*$/.test(text)) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function decodedBytes(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const decoded: number[] = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const isEncoded = byte === 0x25;
    decoded.push(isEncoded ? Number.parseInt(String.fromCharCode(...bytes.slice(index + 1, index + 3)), 16) : byte);
    if (isEncoded) index += 2;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(decoded));
}

/** Encodes pairs as Go's `Values.Encode` does: names sorted, `~` not escaped, `*` escaped. */
export function goEncoded(pairs: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
  parameters.sort();
  return parameters.toString().replace(/%7E|\*/g, (character) => (character === '*' ? '%2A' : '~'));
}

/** A text as Go's `QueryEscape` writes it. */
export function queryEscaped(text: string): string {
  return goEncoded([['', text]]).slice(1);
}
