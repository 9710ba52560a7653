import type { IncomingMessage } from 'node:http';
import { isTooLarge, type RequestHead } from '../core/body-size.ts';

/** Reads bodies of requests. */
export interface BodyReader {
  /**
   * Reads at most `limit` bytes of a body, and one more of a longer body. What follows is thrown away as it comes; of a
   * body that is announced as too long nothing is read. Call `done` when the bytes are not needed any more.
   */
  read(incoming: IncomingMessage, head: RequestHead, limit: number): Promise<Uint8Array>;
  done(incoming: IncomingMessage): void;
}

/**
 * Bodies up to this number of bytes are read at any time. Of longer ones, one at a time is read and answered. So a thousand
 * connections that send without an end need 64 MB.
 */
const small = 64 * 1024;

const nothing = new Uint8Array();

/** A reader that has at most one large body in memory. */
export function createBodyReader(): BodyReader {
  /** The large bodies, the one that is read first. Each has the function that lets it go on. */
  const line = new Map<IncomingMessage, () => void>();
  const enter = (incoming: IncomingMessage): Promise<void> =>
    new Promise((resolve) => {
      line.set(incoming, resolve);
      if (line.size === 1) resolve();
    });
  const done = (incoming: IncomingMessage): void => {
    if (!line.delete(incoming)) return;
    const [next] = line.values();
    next?.();
  };
  return {
    async read(incoming, head, limit) {
      if (limit === 0 || isTooLarge({ headers: head.headers, body: nothing }, limit)) {
        incoming.resume();
        return nothing;
      }
      return bytesOf(incoming, limit, () => enter(incoming));
    },
    done,
  };
}

/** The first bytes of a body. Waits for `mayBeLarge` before it reads on beyond the size of small ones. */
function bytesOf(incoming: IncomingMessage, limit: number, mayBeLarge: () => Promise<void>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let isLarge = false;
    const end = (): void => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    const fail = (): void => {
      if (!incoming.complete) reject(new Error('The client has closed the connection.'));
    };
    // The listeners stay: a body ends once, and what comes beyond the limit is thrown away.
    const take = (chunk: Buffer): void => {
      if (length > limit) return;
      chunks.push(length + chunk.length > limit ? chunk.subarray(0, limit + 1 - length) : chunk);
      length += chunk.length;
      if (length > limit) {
        end();
      } else if (length > small && !isLarge) {
        isLarge = true;
        incoming.pause();
        void mayBeLarge().then(() => incoming.resume());
      }
    };
    incoming.on('data', take).on('end', end).on('error', reject).on('close', fail);
  });
}
