/** How much is remembered: of how many texts, and how long they may be. */
export interface Remembered {
  readonly texts: number;
  readonly characters: number;
}

const usual: Remembered = { texts: 64, characters: 4_096 };

/**
 * A function that works out something of a text, and remembers it for the last texts: many requests carry the same ones. What
 * it returns is shared and must not be changed. An error is not remembered.
 */
export function remembered<Value>(
  work: (text: string) => Value,
  { texts, characters }: Remembered = usual,
): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = work(text);
    if (text.length > characters) return value;
    const [oldest] = known.size < texts ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, { value });
    return value;
  };
}
