import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
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
    // No getter: an object with one has a hidden class of its own, which outlives the request.
    signal() {
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

/** The headers as Node has them. Of all that a request can have, only `Set-Cookie` is a list there. */
function headersOf({ headers, httpVersionMajor }: IncomingMessage): WireRequest['headers'] {
  if (httpVersionMajor === 2) return headersOfHttp2(headers);
  return isFlat(headers) ? headers : { ...headers, 'set-cookie': headers['set-cookie']?.join(', ') };
}

/** HTTP/2 has method, path and host in headers of their own. A dev server with HTTPS speaks it. */
function headersOfHttp2(headers: IncomingHttpHeaders): WireRequest['headers'] {
  const named = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  const flat = named.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const);
  return { host: headers[':authority']?.toString(), ...Object.fromEntries(flat) };
}

function isFlat(headers: IncomingHttpHeaders): headers is Record<string, string | undefined> {
  return headers['set-cookie'] === undefined;
}
