const utf8 = new TextDecoder();

/**
 * Decodes bytes and drops a byte order mark. Invalid bytes become U+FFFD. Returns `undefined` for an unknown charset.
 */
export function decodeText(bytes: Uint8Array, charset: string): string | undefined {
  if (charset === 'utf-8') return utf8.decode(bytes);
  const isUtf16 = charset.startsWith('utf-16');
  const label = charset === 'utf-16' ? utf16(bytes) : charset;
  try {
    // Half a unit at the end is nothing.
    return new TextDecoder(label).decode(isUtf16 ? bytes.subarray(0, bytes.length & ~1) : bytes);
  } catch {
    return undefined;
  }
}

/** The number of bytes that are examined to find the byte order. */
const sampleBytes = 100;

/** The byte order of UTF-16: by the byte order mark, or else by the side of ASCII characters on which the zeros are. */
function utf16(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleBytes);
  const asciiAt = (side: 0 | 1): number =>
    sample.filter((byte, index) => index % 2 === side && byte !== 0 && bytes[index ^ 1] === 0).length;
  return asciiAt(1) > asciiAt(0) ? 'utf-16be' : 'utf-16le';
}
