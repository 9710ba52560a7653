/** Writes a text as an expression: a literal, or one that reads it from what came before. */
export type TextWriter = (text: string) => string;

const WIDTH = 100;

/** A text as a literal of JavaScript. */
export const quoted: TextWriter = (text) =>
  `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;

/** A value of JSON as an expression. It begins where it is written, and goes on at `indent` if it does not fit into a line. */
export function sourceOf(value: unknown, indent = '', write: TextWriter = quoted): string {
  if (typeof value === 'string') return write(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => sourceOf(item, inner, write))
    : Object.entries(value).map(([name, item]) => `${keyOf(name)}: ${sourceOf(item, inner, write)}`);
  if (items.length === 0) return `${open}${close}`.replace(/ /g, '');
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  return `${open.trim()}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close.trim()}`;
}

/** The name of a field as it is written in an object. */
function keyOf(name: string): string {
  // In a literal the plain name would set the prototype.
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}
