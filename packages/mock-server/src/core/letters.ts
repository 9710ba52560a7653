/** Random bytes as text: each chooses a character of an alphabet. All are equally likely if its length divides 256. */
export function lettersOf(bytes: Uint8Array, alphabet: string): string {
  const codes = new Array<number>(bytes.length);
  for (let index = 0; index < bytes.length; index += 1)
    codes[index] = alphabet.charCodeAt((bytes[index] ?? 0) % alphabet.length);
  return String.fromCharCode(...codes);
}
