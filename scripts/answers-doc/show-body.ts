/** The longest text that is shown as a whole. */
const LONGEST = 72;
/** The longest body whose inner objects are shown. */
const LONGEST_BODY = 320;

/** A body as code in a cell of a table: compact JSON, or a text as it is; what is long is cut, and said once. */
export function showBody(body: unknown): string {
  if (body === undefined || body === '') return 'none';
  if (typeof body === 'string') return code(cut(body.replaceAll(/\s+/g, ' ')));
  const whole = shown(body);
  return code(whole.length <= LONGEST_BODY ? whole : shown(body, 1));
}

/** Inline code, whatever is in it. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function shown(body: unknown, depth = 9): string {
  const said = new Set<string>();
  return write(body, depth);

  function write(value: unknown, left: number): string {
    if (typeof value === 'string') return JSON.stringify(once(value));
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    if (left === 0) return `${open}…${close}`;
    const inner = Array.isArray(value)
      ? value.map((one) => write(one, left - 1))
      : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${write(one, left - 1)}`);
    return `${open}${inner.join(',')}${close}`;
  }

  /** Some backends say the same long thing twice. */
  function once(text: string): string {
    if (text.length < 20 || !said.has(text)) {
      said.add(text);
      return cut(text);
    }
    return '…';
  }
}

/** Ends tell more than beginnings. */
function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, 20).trimEnd()} … ${text.slice(-48).trimStart()}`;
}
