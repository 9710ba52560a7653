import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHead } from '../core/body-size.ts';
import type { WireRequest } from '../core/wire.ts';

/** A request of `node:http` as plain values, without its body. `mount` and `baseUrl` are those of the whole server. */
export function readHead(incoming: IncomingMessage, response: ServerResponse, baseUrl: string): RequestHead {
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: headersOf(incoming),
    ip: incoming.socket.remoteAddress ?? '127.0.0.1',
    mount: '',
    baseUrl,
    served: true,
    client: clientOf(response),
  };
}

/** The client of a response. Its signal is made when somebody asks for it: most requests are answered at once. */
function clientOf(response: ServerResponse): NonNullable<WireRequest['client']> {
  let signal: AbortSignal | undefined;
  return {
    get signal() {
      signal ??= signalOf(response);
      return signal;
    },
  };
}

function signalOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const leave = (): void => gone.abort(new Error('The client has closed the connection.'));
  if (response.closed || response.destroyed) leave();
  else response.once('close', leave);
  return gone.signal;
}

function headersOf({ headers }: IncomingMessage): WireRequest['headers'] {
  const joined: Record<string, string | undefined> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}
