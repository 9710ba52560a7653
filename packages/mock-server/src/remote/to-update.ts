/**
 * Which side has to be updated, given the versions of the control API of a server and a client, such as `1.2.0`. `undefined` if
 * they fit: the first numbers are equal, and the server's second one is not lower. A server without a version counts as 0.0.
 */
export function toUpdate(server: unknown, client: string): 'server' | 'client' | undefined {
  const [major = 0, minor = 0] = numbersOf(server);
  const [ownMajor = 0, ownMinor = 0] = numbersOf(client);
  if (major === ownMajor && minor >= ownMinor) return undefined;
  return major > ownMajor ? 'client' : 'server';
}

function numbersOf(version: unknown): readonly number[] {
  return typeof version === 'string' ? version.split('.').map(Number) : [];
}
