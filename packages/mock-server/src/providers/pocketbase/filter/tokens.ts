/** A part of a filter. `group` is what stands in parentheses. */
export interface Token {
  readonly type: 'identifier' | 'function' | 'number' | 'text' | 'sign' | 'join' | 'group';
  readonly text: string;
}

const patterns: readonly (readonly [Token['type'] | 'blank', RegExp])[] = [
  ['blank', /(?:[ \t\n]+|\/\/[^\n]*)/y],
  ['identifier', /(?:[a-z]|[@_#](?=[\w.:]))(?:[\w.:]*\w)?(?![\w.:])/iy],
  ['number', /-?\d+(?:\.\d+)?(?![.\d])/y],
  ['sign', /\??(?:!?[=~]|[<>]=?)(?![=?!<>~])/y],
  ['join', /(?:&&|\|\|)(?![&|])/y],
];

/** The parts of a filter, without blanks and comments. `undefined` if it has anything else. */
export function tokensOf(filter: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < filter.length; ) {
    const found = quotedAt(filter, at) ?? groupAt(filter, at) ?? callAt(filter, at) ?? plainAt(filter, at);
    if (!found) return undefined;
    at = found.end;
    if (found.token) tokens.push(found.token);
  }
  return tokens;
}

interface Found {
  readonly end: number;
  readonly token?: Token;
}

function plainAt(filter: string, at: number): Found | undefined {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const [text] = pattern.exec(filter) ?? [];
    if (text !== undefined) return { end: at + text.length, ...(type !== 'blank' && { token: { type, text } }) };
  }
  return undefined;
}

/** A name with values in parentheses behind it. */
function callAt(filter: string, at: number): Found | undefined {
  name.lastIndex = at;
  const [text] = name.exec(filter) ?? [];
  const values = text === undefined ? undefined : groupAt(filter, at + text.length);
  return values && { end: values.end, token: { type: 'function', text: text ?? '' } };
}

const name = /[@_#a-z][\w.:]*/iy;

/** A text in quotes, with what a backslash stands for. */
function quotedAt(filter: string, at: number): Found | undefined {
  const end = endOfQuoted(filter, at);
  if (end === undefined) return undefined;
  const text = filter
    .slice(at + 1, end - 1)
    .replace(/\\([\s\S])/g, (whole, letter: string) => escapes[letter] ?? whole);
  return { end, token: { type: 'text', text } };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

function endOfQuoted(filter: string, at: number): number | undefined {
  const quote = filter[at];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let end = at + 1; end < filter.length; end += 1) {
    if (filter[end] === '\\') end += 1;
    else if (filter[end] === quote) return end + 1;
  }
  return undefined;
}

/** What stands in parentheses, with those in it. */
function groupAt(filter: string, at: number): Found | undefined {
  if (filter[at] !== '(') return undefined;
  let depth = 0;
  for (let end = at; end < filter.length; end += 1) {
    const quoted = endOfQuoted(filter, end);
    if (quoted !== undefined) end = quoted - 1;
    else if (filter[end] === '(') depth += 1;
    else if (filter[end] === ')') depth -= 1;
    if (depth === 0) return { end: end + 1, token: { type: 'group', text: filter.slice(at + 1, end) } };
  }
  return undefined;
}
