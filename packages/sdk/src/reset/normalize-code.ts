/** The code as it is sent, without white space: a mail may show it in groups, and copying may add a line break. */
export function normalizeCode(code: string): string {
  return code.replace(/\s/g, '');
}
