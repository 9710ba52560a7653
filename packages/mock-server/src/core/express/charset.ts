/** Bytes as text, without a byte order mark; `undefined` for a charset that cannot be decoded. Bad bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array, charset: string): string | undefined {
  const label = charset === 'utf-16' ? utf16(bytes) : charset;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a stated order: the byte order mark decides, and little-endian is the default. */
function utf16([first, second]: Uint8Array): string {
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-16le';
}
