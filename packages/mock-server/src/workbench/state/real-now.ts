/** The time of this machine, in milliseconds since 1970. Between two readings of a mock server's clock it goes on as this does. */
export function realNow(): number {
  return Date.now();
}
