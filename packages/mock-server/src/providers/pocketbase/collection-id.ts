/** The id that a new server gives an auth collection of this name: a checksum of it, but for `users`. */
export function collectionIdOf(name: string): string {
  return name === 'users' ? '_pb_users_auth_' : `pbc_${crc32(`auth${name}`)}`;
}

/** CRC-32 of a text in UTF-8 (ISO 3309). */
function crc32(text: string): number {
  let sum = 0xffff_ffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb8_8320 : 0);
  }
  return (sum ^ 0xffff_ffff) >>> 0;
}
