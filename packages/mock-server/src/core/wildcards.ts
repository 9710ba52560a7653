/**
 * A part of a pattern with wildcards: one character, any number of characters, or one of some patterns.
 */
export type Wildcard =
  | { readonly one: (character: string) => boolean }
  | { readonly many: (character: string) => boolean }
  | { readonly either: readonly (readonly Wildcard[])[] };

/**
 * Whether a text as a whole matches a pattern. Takes at most a step for each character and part of the pattern, however
 * many wildcards there are; a regular expression would try their combinations.
 */
export function matchesWildcards(text: string, pattern: readonly Wildcard[]): boolean {
  const characters = [...text];
  return reached(characters, pattern, new Set([0])).has(characters.length);
}

/** A part that matches this text. */
export function literally(text: string, fold: (text: string) => string = (same) => same): readonly Wildcard[] {
  return [...text].map((wanted) => ({ one: (character) => fold(character) === fold(wanted) }));
}

/** The places in a text that a pattern can end at if it begins at one of these places. */
function reached(
  text: readonly string[],
  pattern: readonly Wildcard[],
  starts: ReadonlySet<number>,
): ReadonlySet<number> {
  let places = starts;
  for (const part of pattern) {
    if (places.size === 0) break;
    places = after(text, part, places);
  }
  return places;
}

function after(text: readonly string[], part: Wildcard, places: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set<number>();
  if ('either' in part) {
    for (const pattern of part.either) for (const place of reached(text, pattern, places)) found.add(place);
  } else if ('one' in part) {
    for (const place of places) if (place < text.length && part.one(text[place] ?? '')) found.add(place + 1);
  } else {
    for (const place of places) {
      // The places that follow one that was found already are found too.
      for (let at = place; !found.has(at); at += 1) {
        found.add(at);
        if (at >= text.length || !part.many(text[at] ?? '')) break;
      }
    }
  }
  return found;
}
