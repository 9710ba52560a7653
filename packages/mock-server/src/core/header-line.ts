/** A text as the value of a mail's header, which is one line: a line end and what is blank around it become a space. */
export function headerLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\s*[\r\n]\s*/g, ' ') : text;
}
