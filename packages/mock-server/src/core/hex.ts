/**
 * Bytes in lower-case hex. The text is made at once: one that is put together by and by takes ten times the memory for as
 * long as it is kept.
 */
export function hexOf(bytes: Uint8Array): string {
  const codes: number[] = [];
  for (const byte of bytes) codes.push(hexDigit(byte >> 4), hexDigit(byte & 0x0f));
  return String.fromCharCode(...codes);
}

/** The code of the character of a hexadecimal digit. */
export function hexDigit(value: number): number {
  return value < 10 ? 0x30 + value : 0x57 + value;
}
