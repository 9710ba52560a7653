/** bcrypt looks at so many bytes of a password and no further. */
export const significantBytes = 72;

/** Whether two passwords are the same to bcrypt. */
export function sameToBcrypt(one: string, other: string): boolean {
  const significant = (password: string): string =>
    Array.from(new TextEncoder().encode(password).subarray(0, significantBytes)).join();
  return significant(one) === significant(other);
}
