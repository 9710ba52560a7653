import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux gives to outgoing connections (`ip_local_port_range`, 32768 and above): until the program that
 * is told the port listens, no connection of another program can get it.
 */
const candidates = { from: 20_000, to: 32_768 };

/** A port that nothing listens on, for a program that has to be told one. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(candidates.from, candidates.to);
    if (await isFree(port)) return port;
  }
}

/** Without a host: free on every address of the machine. */
function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
