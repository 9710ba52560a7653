/**
 * Bytes in lower-case hex. The text is made at once: one that is put together by and by takes ten times the memory for as
 * long as it is kept.
 */
export function hexOf(bytes: Uint8Array): string {
  const codes = new Array<number>(2 * bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    codes[2 * index] = hexDigit(byte >> 4);
    codes[2 * index + 1] = hexDigit(byte & 0x0f);
  }
  return String.fromCharCode(...codes);
}

/** The code of the character of a hexadecimal digit. */
export function hexDigit(value: number): number {
  return value < 10 ? 0x30 + value : 0x57 + value;
}
