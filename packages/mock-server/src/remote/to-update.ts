/**
 * Which side has to be updated, if a server and a client speak versions of the control API that do not fit: the first numbers
 * differ, or the server's second one is lower. What is no version is older than all.
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
