/** Whether a text can be the value of a mail's header as it is. */
export function isHeaderLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}

/** A text as the value of a mail's header, which is one line: a line end and what is blank around it become a space. */
export function headerLine(text: string): string {
  const lines = text.split(/[\r\n]+/);
  if (lines.length === 1) return text;
  const last = lines.length - 1;
  return lines.map((line, at) => (at === 0 ? line.trimEnd() : at === last ? line.trimStart() : line.trim())).join(' ');
}
