import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../packages/mock-server/src/http.ts';
import { constantAnswer } from './bare-answer.ts';
import { resetOf } from './reset-of.ts';
import type { Target } from './target.ts';

// A server in a process of its own: the mock server of a backend, or without one the bare server with its constant answer.
const backend: string | undefined = JSON.parse(process.argv[2] ?? 'null') ?? undefined;
process.send?.(backend === undefined ? await bare() : await ours(backend));
process.on('disconnect', () => process.exit());

async function ours(id: string): Promise<Target> {
  const { mock, path, headers, body } = await resetOf(id);
  const { port } = await serve(mock, { port: 0 });
  return { port, path: `/${id}${path}`, headers, body };
}

function bare(): Promise<Target> {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': constantAnswer.length };
  const server = createServer((incoming, response) => {
    incoming.resume();
    response.writeHead(202, headers);
    response.end(constantAnswer);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        path: '/',
        headers: { 'content-type': 'application/json' },
        body: '{"email":"ada@example.com"}',
      });
    });
  });
}
