const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/**
 * Bytes in lower-case hex. The text is one piece in memory: a text that is put together by and by takes ten times as much
 * for as long as it is kept.
 */
export function hexOf(bytes: Uint8Array): string {
  const codes: number[] = [];
  for (const byte of bytes) codes.push(digits[byte >> 4] ?? 0, digits[byte & 0x0f] ?? 0);
  return String.fromCharCode(...codes);
}
