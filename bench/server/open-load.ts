import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Target } from './target.ts';

/** Connections to a server that are kept open. */
export interface Load {
  /** Sends so many requests, on each connection the next one when it was answered. Rejects for an answer that is no 2xx. */
  burst(count: number): Promise<true>;
  close(): void;
}

/** Opens connections to a server. */
export async function openLoad(target: Target, connections: number): Promise<Load> {
  const bytes = requestBytes(target);
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(target.port)));
  return {
    async burst(count) {
      let left = count;
      const run = async (socket: Socket): Promise<void> => {
        for (; left > 0; ) {
          left -= 1;
          await exchange(socket, bytes);
        }
      };
      await Promise.all(sockets.map(run));
      return true;
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket.setEncoding('latin1');
}

function requestBytes({ port, path, headers, body }: Target): string {
  const lines = Object.entries({ host: `localhost:${port}`, ...headers, 'content-length': body.length });
  return [`POST ${path} HTTP/1.1`, ...lines.map((line) => line.join(': ')), '', body].join('\r\n');
}

function exchange(socket: Socket, bytes: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = '';
    const settle = (act: () => void): void => {
      socket.off('data', take).off('close', fail);
      act();
    };
    const fail = (): void => settle(() => reject(new Error(`Not answered as it should be: ${received}`)));
    const take = (text: string): void => {
      received += text;
      if (!isWhole(received)) return;
      if (/^HTTP\/1\.1 2/.test(received)) settle(resolve);
      else fail();
    };
    socket.on('data', take).on('close', fail);
    socket.write(bytes);
  });
}

/** Whether a text has all of one answer. */
export function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  // A 204 has no body, and no length (RFC 9110, 15.3.5).
  if (text.startsWith('HTTP/1.1 204 ')) return true;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text) ?? [];
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= end + 4 + Number(length);
}
