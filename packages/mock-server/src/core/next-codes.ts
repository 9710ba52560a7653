import type { Cell } from './cells.ts';

/** The codes that a test wants in the next mails. */
export interface NextCodes {
  /** Those that were not mailed yet, the next one first. */
  get(): readonly string[];
  /** Replaces them. Throws, and changes nothing, if the backend could not mail one of them. */
  set(codes: readonly string[]): void;
  /** Takes the next one for a mail with so many digits. `undefined`: the mail gets a random one. */
  take(digits: number): Promise<string | undefined>;
}

/**
 * The next codes, in a cell. `digits` is how many the backend's codes have at this moment; `undefined` if it mails none.
 * Throws if the cell has codes that it could not mail.
 */
export function createNextCodes(
  title: string,
  cell: Cell<readonly string[]>,
  digits: () => number | undefined,
): NextCodes {
  const check = (codes: readonly string[]): readonly string[] => checkCodes(codes, title, digits());
  check(cell.get());
  const none = Promise.resolve(undefined);
  return {
    get: cell.get,
    set(next) {
      const codes = check(next);
      cell.change(() => [codes, undefined]);
    },
    // Most have none: their mails wait for nothing.
    take: (length) => (cell.get().length === 0 ? none : cell.decide((codes) => taken(codes, length))),
  };
}

function taken(codes: readonly string[], length: number): readonly [readonly string[], string | undefined] {
  const [code, ...others] = codes;
  return code?.length === length ? [others, code] : [codes, undefined];
}

function checkCodes(codes: readonly string[], title: string, digits: number | undefined): readonly string[] {
  if (!Array.isArray(codes))
    throw new Error(`Expected a list of codes such as ['123456'], not ${JSON.stringify(codes)}.`);
  if (codes.length === 0) return [];
  if (digits === undefined) throw new Error(`${title} mails no codes: leave out the setting codes.`);
  const wrong = codes.find(
    (code: unknown) => typeof code !== 'string' || !/^\d+$/.test(code) || code.length !== digits,
  );
  if (wrong === undefined) return [...codes];
  const example = '1234567890'.slice(0, digits);
  throw new Error(
    `Expected ${digits} digits as a code of ${title}, such as '${example}', not ${JSON.stringify(wrong)}.`,
  );
}
