import type { Checks } from './finding.ts';

type Given = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Throws if the two accounts of `enumeration` are not what they should be. */
export function checkEnumeration(given: Parameters<Checks['enumeration']>[0]): void {
  const expected = "{ known: 'ada@example.com', unknown: 'nobody@example.com' }";
  checkFields(given, ['known', 'unknown'], expected, ({ known, unknown }) => isText(known) && isText(unknown));
}

/** Throws if what is given to `leaks` is not what it should be. */
export function checkLeaks(given: Parameters<Checks['leaks']>[0] = {}): void {
  const expected = "{ lines: ['a line of a log'] }";
  checkFields(given, ['lines'], expected, ({ lines }) => lines === undefined || isTexts(lines));
}

/** Throws if what is given to `coverage` is not what it should be. */
export function checkCoverage(given: Parameters<Checks['coverage']>[0] = {}): void {
  const expected = "{ operations: ['resetPassword'] }";
  checkFields(given, ['operations'], expected, ({ operations }) => operations === undefined || isTexts(operations));
}

/** The secret that `explain` is asked about: a mail is named by its id. Throws if it is none. */
export function askedSecret(asked: string | { readonly id: string }): string {
  const text: unknown = typeof asked === 'string' ? asked : Reflect.get(Object(asked), 'id');
  if (typeof text === 'string' && text !== '') return text;
  throw new Error('Expected a mail, its id, or a code, token or link as what to explain.');
}

/** Throws if what `timeline` is asked about is not the address of an account. */
export function checkAskedEmail(email: unknown): void {
  if (isText(email)) return;
  throw new Error(`Expected the e-mail of an account, such as 'ada@example.com', not ${JSON.stringify(email)}.`);
}

/** An unknown field would be ignored, and a check would pass by accident. */
function checkFields(
  given: unknown,
  fields: readonly string[],
  expected: string,
  holds: (given: Given) => boolean,
): void {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const unknown = isObject ? Object.keys(given).find((name) => !fields.includes(name)) : undefined;
  if (unknown !== undefined) throw new Error(`There is no field "${unknown}". Expected ${expected}.`);
  if (!isObject || !holds({ ...given })) throw new Error(`Expected ${expected}, not ${String(JSON.stringify(given))}.`);
}
