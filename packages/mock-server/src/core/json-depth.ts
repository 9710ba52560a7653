/** How deep the JSON of a request may be nested. Code that walks through a deeper value would exhaust the stack. */
export const deepestJson = 1_000;

/** Whether a JSON text is nested more deeply than a number of levels. Brackets inside of its texts do not count. */
export function isDeeper(json: string, levels: number = deepestJson): boolean {
  if (json.length <= levels) return false;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (inText) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inText = false;
    } else if (code === 0x22) inText = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > levels) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
