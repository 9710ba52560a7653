/** The length of the longest text that is shown in full. */
const LONGEST = 72;
/** The length of the longest body whose inner objects are shown. */
const LONGEST_BODY = 320;

/** A body as code for a cell of a table: compact JSON, or plain text. Long texts are cut, and repeated ones shown once. */
export function showBody(body: unknown): string {
  if (body === undefined || body === '') return 'none';
  if (typeof body === 'string') return code(cut(body.replaceAll(/\s+/g, ' ')));
  const whole = shown(body);
  return code(whole.length <= LONGEST_BODY ? whole : shown(body, 1));
}

/** A text as inline code; it may contain backticks. */
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

  /** Some backends repeat a long text. */
  function once(text: string): string {
    if (text.length < 20 || !said.has(text)) {
      said.add(text);
      return cut(text);
    }
    return '…';
  }
}

/** Cuts the middle of a long text: most of its end stays, because that says more than its beginning. */
function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, 20).trimEnd()} … ${text.slice(-48).trimStart()}`;
}
