import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHead } from '../core/body-size.ts';
import { plainText } from '../core/plain-text.ts';
import { safeHeaders } from '../core/safe-headers.ts';
import { StoreUnreachable } from '../core/store-unreachable.ts';
import { bodyStream } from './body-stream.ts';
import type { Destination } from './dispatch.ts';
import { createEndOfTurn } from './end-of-turn.ts';
import type { Flight } from './flight.ts';
import { createBodyReader } from './read-body.ts';
import { readHead } from './read-request.ts';
import { write } from './write-reply.ts';

/** What a listener answers for. */
export interface Answering {
  /** The URL of what is served, without a slash at its end. */
  readonly url: string;
  /** Counts the requests in flight, where a server that ends waits for them. */
  readonly flight?: Pick<Flight, 'add' | 'remove'>;
  /** Makes what a request to this target needs. `undefined` if it is there. */
  ready(target: string): Promise<unknown> | undefined;
  /** Finds what answers a request. */
  destinationOf(head: RequestHead): Destination | Promise<Destination>;
}

/** Answers the requests of a server of `node:http`. The listener never rejects: an error of Resetkit itself is reported. */
export function createListener({
  url,
  flight,
  ready,
  destinationOf,
}: Answering): (incoming: IncomingMessage, response: ServerResponse) => Promise<void> {
  const bodies = createBodyReader();
  const endOfTurn = createEndOfTurn();
  return async (incoming, response) => {
    try {
      if (response.socket === null) await turnOf(response);
      const head = readHead(incoming, response, url);
      flight?.add(response);
      const making = ready(head.target);
      if (making) await making;
      const { bodyLimit, answer, mayWait } = await destinationOf(head);
      if (mayWait) flight?.remove(response);
      if (bodyLimit === 'handed on') {
        write(response, await answer({ body: new Uint8Array(), content: bodyStream(incoming) }));
        // Whoever did not want all of it leaves the rest.
        response.once('close', () => incoming.resume());
      } else {
        const reply = await answer({ body: await bodies.read(incoming, head, bodyLimit) });
        await endOfTurn();
        write(response, reply);
      }
    } catch (error) {
      // A client that closed the connection is not an error.
      if (!incoming.errored && !response.closed) fail(response, error);
    } finally {
      bodies.done(incoming);
    }
  };
}

/**
 * Waits until everything is answered that the client asked before on this connection. Node gives the response its socket then.
 * One that asks a lot at once and reads nothing would fill the memory with answers.
 */
function turnOf(response: ServerResponse): Promise<unknown> {
  return new Promise((resolve) => response.once('socket', resolve));
}

/** Reports an error of Resetkit itself, on the console and to the client. Backends do not answer like this. */
function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof StoreUnreachable && !response.headersSent) {
    // RFC 9110, 15.6.4. The terminal was told once.
    response.writeHead(503, ['Content-Type', 'text/plain; charset=utf-8', 'Retry-After', '1', ...safeHeaders]);
    response.end(`${error.message}\n`);
    return;
  }
  // Its message may repeat what a client sent.
  console.error(plainText(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, ['Content-Type', 'text/plain; charset=utf-8', ...safeHeaders]);
  response.end(`Resetkit failed: ${error instanceof Error ? error.message : String(error)}\n`);
}
