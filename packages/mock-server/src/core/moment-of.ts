/** ISO 8601, from the year on. Other texts are no times, though JavaScript reads `mail 1` as the first of January of 2001. */
const iso = /^[+-]?\d{4,6}(?:-\d\d(?:-\d\d(?:T.*)?)?)?$/i;

/** A text in ISO 8601 as milliseconds since 1970. `NaN` if it is none. */
export function momentOf(text: string): number {
  return iso.test(text) ? Date.parse(text) : Number.NaN;
}
