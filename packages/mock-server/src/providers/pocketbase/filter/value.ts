import { isLikePattern } from './like.ts';

/** A value of a record or of a filter. A column makes what it is compared with a text or a number, if it can. */
export interface Value {
  readonly is: string | number | null;
  readonly column?: 'text' | 'number';
}

/** Whether two values fit a sign, as SQLite and PocketBase compare them. */
export function fitting(left: Value, sign: string, right: Value): boolean {
  switch (sign.replace('?', '')) {
    case '=':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case '~':
      return isLike(left, right) === true;
    case '!~':
      return isLike(left, right) === false;
    default:
      return isOrdered(left, sign.replace('?', ''), right);
  }
}

/** Nothing is the same as an empty text. */
function isEqual(left: Value, right: Value): boolean {
  const [one, other] = alike({ ...left, is: left.is ?? '' }, { ...right, is: right.is ?? '' });
  return one === other;
}

function isOrdered(left: Value, sign: string, right: Value): boolean {
  const [one, other] = alike(left, right);
  if (one === null || other === null) return false;
  const order = compared(one, other);
  if (sign.endsWith('=') && order === 0) return true;
  return sign.startsWith('<') ? order < 0 : order > 0;
}

/** Orders two values: numbers come before texts. */
export function compared(one: string | number, other: string | number): number {
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}

/** Two values after each column has made of the other one what it holds itself. */
function alike(left: Value, right: Value): readonly [Value['is'], Value['is']] {
  const hasNumbers = left.column === 'number' || right.column === 'number';
  const hasTexts = left.column === 'text' || right.column === 'text';
  const as = ({ is, column }: Value): Value['is'] => {
    if (column !== undefined) return is;
    if (hasNumbers && typeof is === 'string' && is.trim() !== '' && Number.isFinite(Number(is))) return Number(is);
    return hasTexts && !hasNumbers && typeof is === 'number' ? realText(is) : is;
  };
  return [as(left), as(right)];
}

/** A number as SQLite makes a text of it: one of a filter is always a real number. */
function realText(number: number): string {
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

/** Whether a text has another one in it, or fits it as a pattern, if it has a `%` of its own. `undefined` if one of them is nothing. */
function isLike({ is: text }: Value, { is: part, column }: Value): boolean | undefined {
  if (text === null || part === null) return undefined;
  const own = String(part);
  const isPattern = column !== undefined || /(?:^|[^\\])(?:\\\\)*%/.test(own);
  const pattern = column === undefined ? own : `%${own}%`;
  return isLikePattern(String(text), isPattern ? pattern : `%${own.replace(/(?<!\\)_/g, '\\_')}%`);
}
