/** What the next character has to begin or be. */
type Expecting = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'after';

/** The text of the first syntax error, or where to go on. */
type Step = { readonly error: string } | { readonly index: number; readonly expecting: Expecting };

const end = 'unexpected end of JSON input';

/**
 * The first syntax error of a JSON text, in the words of Go's scanner. `bytes` has one character for each byte, because
 * Go names the offending byte. Returns `undefined` if there is no error.
 */
export function goSyntaxError(bytes: string): string | undefined {
  const value = scanValue(bytes);
  if ('error' in value) return value.error;
  const [next] = bytes.slice(value.end).replace(/^[ \t\r\n]+/, '');
  return next === undefined ? undefined : wrong(next, 'after top-level value').error;
}

/** Where the first value of such a text ends. Returns `undefined` if it has a syntax error. */
export function valueEnd(bytes: string): number | undefined {
  const value = scanValue(bytes);
  return 'end' in value ? value.end : undefined;
}

function scanValue(bytes: string): { readonly error: string } | { readonly end: number } {
  const open: string[] = [];
  let index = 0;
  let expecting: Expecting = 'value';
  for (;;) {
    if (expecting === 'after' && open.length === 0) return { end: index };
    while (/[ \t\r\n]/.test(bytes[index] ?? '')) index += 1;
    const character = bytes[index];
    if (character === undefined) return { error: end };
    const step: Step =
      expecting === 'after' ? afterValue(character, index, open) : begin(bytes, index, expecting, open);
    if ('error' in step) return step;
    ({ index, expecting } = step);
  }
}

/** Reads what begins at an index, where a value, a key or a colon is expected. */
function begin(bytes: string, index: number, expecting: Expecting, open: string[]): Step {
  const character = bytes[index] ?? '';
  if (expecting === 'colon')
    return character === ':' ? { index: index + 1, expecting: 'value' } : wrong(character, 'after object key');
  if ((expecting === 'keyOrEnd' && character === '}') || (expecting === 'valueOrEnd' && character === ']')) {
    open.pop();
    return { index: index + 1, expecting: 'after' };
  }
  if (expecting === 'key' || expecting === 'keyOrEnd')
    return character === '"'
      ? string(bytes, index, 'colon')
      : wrong(character, 'looking for beginning of object key string');
  if (character === '{' || character === '[') {
    open.push(character);
    return { index: index + 1, expecting: character === '{' ? 'keyOrEnd' : 'valueOrEnd' };
  }
  if (character === '"') return string(bytes, index, 'after');
  if (/[-\d]/.test(character)) return number(bytes, index);
  const literal = ['true', 'false', 'null'].find((word) => word.startsWith(character));
  return literal === undefined ? wrong(character, 'looking for beginning of value') : word(bytes, index, literal);
}

function afterValue(character: string, index: number, open: string[]): Step {
  const inside = open.at(-1);
  if (character === ',') return { index: index + 1, expecting: inside === '{' ? 'key' : 'value' };
  if (character !== (inside === '{' ? '}' : ']'))
    return wrong(character, inside === '{' ? 'after object key:value pair' : 'after array element');
  open.pop();
  return { index: index + 1, expecting: 'after' };
}

function string(bytes: string, start: number, expecting: Expecting): Step {
  let index = start + 1;
  for (;;) {
    index += lengthOf(/[ !#-[\]-\xff]+/y, bytes, index);
    const character = bytes[index];
    if (character === '"') return { index: index + 1, expecting };
    if (character !== '\\') return wrong(character, 'in string literal');
    const escaped = bytes[index + 1];
    if (escaped === undefined || !/["\\/bfnrtu]/.test(escaped)) return wrong(escaped, 'in string escape code');
    const digits = escaped === 'u' ? lengthOf(/[\da-f]{1,4}/iy, bytes, index + 2) : 4;
    if (digits < 4) return wrong(bytes[index + 2 + digits], 'in \\u hexadecimal character escape');
    index += escaped === 'u' ? 6 : 2;
  }
}

/** The parts of a number that a digit must follow, and what Go calls the place after them. */
const numberParts: readonly (readonly [RegExp, string])[] = [
  [/-?(?=\d|$)|-/y, 'in numeric literal'],
  [/\.|/y, 'after decimal point in numeric literal'],
  [/[eE][+-]?|/y, 'in exponent of numeric literal'],
];

function number(bytes: string, start: number): Step {
  let index = start;
  for (const [part, place] of numberParts) {
    const length = lengthOf(part, bytes, index);
    index += length;
    const digits = lengthOf(index === start || place === 'in numeric literal' ? /0|[1-9]\d*/y : /\d+/y, bytes, index);
    if (length > 0 && digits === 0) return wrong(bytes[index], place);
    if (length > 0 || place === 'in numeric literal') index += digits;
  }
  return { index, expecting: 'after' };
}

function word(bytes: string, start: number, literal: string): Step {
  for (let index = 1; index < literal.length; index += 1) {
    if (bytes[start + index] !== literal[index])
      return wrong(bytes[start + index], `in literal ${literal} (expecting '${literal[index]}')`);
  }
  return { index: start + literal.length, expecting: 'after' };
}

function lengthOf(pattern: RegExp, bytes: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.exec(bytes)?.[0].length ?? 0;
}

function wrong(character: string | undefined, place: string): { readonly error: string } {
  return { error: character === undefined ? end : `invalid character '${quoted(character)}' ${place}` };
}

const names: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** A byte as Go quotes it: by name, as itself if it is printable in Latin-1, or by its number. */
function quoted(character: string): string {
  const name = names[character];
  if (name !== undefined) return name;
  const hex = character.charCodeAt(0).toString(16);
  if (character < ' ' || character === '\x7f') return `\\x${hex.padStart(2, '0')}`;
  return (character > '\x7f' && character <= '\xa0') || character === '\xad' ? `\\u${hex.padStart(4, '0')}` : character;
}
