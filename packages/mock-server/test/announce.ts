import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** An answer to a request whose body was never sent. */
export interface Unsent {
  readonly status: number;
  readonly body: string;
}

/** A request that announces a body of this many bytes and sends none of it. It resolves if the server does not wait for it. */
export function announce(
  port: number,
  method: string,
  path: string,
  length: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Unsent> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, method, path, headers: { 'content-length': String(length), ...headers } });
    sent.on('error', reject).on('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
      sent.destroy();
    });
    sent.flushHeaders();
  });
}
