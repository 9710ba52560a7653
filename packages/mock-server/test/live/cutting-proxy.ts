import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a Redis that breaks when it is told to. */
export interface CuttingProxy {
  /** The URL of the Redis over this way. */
  readonly url: string;
  /**
   * Cuts all connections at the command with this number, counted from now on: before Redis gets it, or when Redis has done it
   * and before its answer goes back.
   */
  cutAt(number: number, when: 'before' | 'after'): void;
  /** Cuts nothing any more. Returns whether something was cut. */
  leave(): boolean;
  close(): Promise<void>;
}

/** Opens a way to the Redis at a URL. */
export async function cuttingProxy(redisUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let isAfter = false;
  let wasCut = false;
  const cut = (): void => {
    wasCut = true;
    left = Number.POSITIVE_INFINITY;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const redis = connect(Number(port), hostname);
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        redis.destroy();
      });
    }
    const take = commandReader((command) => {
      // A client asks from time to time whether Redis is there.
      if (!isPing(command)) left -= 1;
      if (left > 0) redis.write(command);
      else if (isAfter) redis.write(command, () => redis.once('data', cut));
      else cut();
    });
    client.on('data', take);
    redis.on('data', (answer) => {
      if (left > 0) client.write(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    cutAt(number, when) {
      left = number;
      isAfter = when === 'after';
      wasCut = false;
    },
    leave() {
      left = Number.POSITIVE_INFINITY;
      return wasCut;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function isPing(command: Buffer): boolean {
  return /^\*1\r\n\$4\r\nPING/i.test(command.toString('latin1', 0, 14));
}

/** Makes a function that takes bytes of a client, and gives on one command after the other: lists of texts with their lengths. */
function commandReader(give: (command: Buffer) => void): (bytes: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (;;) {
      const length = commandLength(held);
      if (length === undefined) return;
      give(held.subarray(0, length));
      held = held.subarray(length);
    }
  };
}

/** The number of bytes of the first command. `undefined` if it is not whole yet. */
function commandLength(bytes: Buffer): number | undefined {
  let at = 0;
  const numberAfter = (sign: string): number | undefined => {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) return undefined;
    const line = bytes.toString('latin1', at, end);
    if (!line.startsWith(sign)) throw new Error(`Expected ${sign} in a command, not ${line}.`);
    at = end + 2;
    return Number(line.slice(1));
  };
  const parts = numberAfter('*');
  if (parts === undefined) return undefined;
  for (let part = 0; part < parts; part += 1) {
    const length = numberAfter('$');
    if (length === undefined || bytes.length < at + length + 2) return undefined;
    at += length + 2;
  }
  return at;
}
