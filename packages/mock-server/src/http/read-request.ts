import type { IncomingMessage } from 'node:http';
import type { WireRequest } from '../core/wire.ts';

/**
 * A request of `node:http` as plain values, with its whole body. `mount` and `baseUrl` are those of the whole server.
 */
export async function readRequest(incoming: IncomingMessage, baseUrl: string): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: headersOf(incoming),
    body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
    ip: incoming.socket.remoteAddress ?? '127.0.0.1',
    mount: '',
    baseUrl,
    served: true,
  };
}

function headersOf({ headers }: IncomingMessage): WireRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
