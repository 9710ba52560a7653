/** The number of bytes of a password that bcrypt uses. It ignores the rest. */
export const significantBytes = 72;

/** Whether bcrypt takes two passwords as equal. */
export function sameToBcrypt(one: string, other: string): boolean {
  const significant = (password: string): string =>
    Array.from(new TextEncoder().encode(password).subarray(0, significantBytes)).join();
  return significant(one) === significant(other);
}
