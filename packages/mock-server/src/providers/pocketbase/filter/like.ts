/** Whether a text fits a pattern of SQL: `%` stands for any text, `_` for one character, and a backslash takes that from them. */
export function isLikePattern(text: string, pattern: string): boolean {
  const parts = partsOf(pattern);
  const letters = [...folded(text)];
  let [at, part] = [0, 0];
  // Where the last `%` stands, and how much of the text it takes: one more each time that what follows does not fit.
  let [star, taken] = [-1, 0];
  while (at < letters.length) {
    if (parts[part] === anyText) [star, taken, part] = [part, at, part + 1];
    else if (part < parts.length && fits(parts[part], letters[at])) [at, part] = [at + 1, part + 1];
    else if (star < 0) return false;
    else [taken, at, part] = [taken + 1, taken + 1, star + 1];
  }
  return parts.slice(part).every((one) => one === anyText);
}

const anyText = Symbol('%');
const anyCharacter = Symbol('_');
type Part = string | typeof anyText | typeof anyCharacter;

function partsOf(pattern: string): readonly Part[] {
  const written = folded(pattern).match(/\\[\s\S]|[\s\S]/gu) ?? [];
  return written.map((one) => {
    if (one === '%') return anyText;
    return one === '_' ? anyCharacter : one.replace(/^\\(?=[\s\S])/, '');
  });
}

function fits(part: Part | undefined, letter: string | undefined): boolean {
  return part === anyCharacter || part === letter;
}

/** SQLite compares letters of ASCII in any case, and others exactly. */
function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
