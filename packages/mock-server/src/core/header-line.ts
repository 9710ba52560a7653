/** Whether a text can be the value of a mail's header as it is. */
export function isHeaderLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}

/** A text as the value of a mail's header, which is one line: a line end and what is blank around it become a space. */
export function headerLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ');
}
