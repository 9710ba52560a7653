import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createMockServer } from '@resetkit/mock-server';
import { type ServeSettings, serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished, test } from 'vitest';

const path = '/insforge/api/auth/email/send-reset-password';

async function open(settings: ServeSettings = {}) {
  const mock = createMockServer(insforge(), { seed: [insforge().demo] });
  const server = await serve(mock, { port: 0, ...settings });
  onTestFinished(server.close);
  return { mock, server };
}

/** Sends a part of a request and nothing more. Resolves to what the server says before it closes the connection. */
async function sendPart(port: number, part: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString();
  });
  socket.on('error', () => {});
  socket.write(part);
  await once(socket, 'close');
  return received;
}

test('headers that never end are waited for no longer than the setting says', async () => {
  const { server } = await open({ headersTimeoutMs: 20 });

  expect(await sendPart(server.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')).toMatch(/^HTTP\/1\.1 408 /);
});

test('a body that never ends is waited for no longer than the setting says', async () => {
  const { server } = await open({ requestTimeoutMs: 20, headersTimeoutMs: 20 });
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n`;

  expect(await sendPart(server.port, `${head}{"email":`)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a server that finishes answers what is in flight, and nothing after it', async () => {
  const { mock, server } = await open();
  await mock.faults.add({ operation: 'sendResetPasswordEmail', delayMs: 50 });
  const seen = mock.journal.waitFor({ operation: 'sendResetPasswordEmail' });
  const asked = fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email":"ada@example.com"}',
  });
  await expect.poll(() => mock.faults.unused()).toEqual([]);

  await server.finish();

  expect((await asked).status).toBe(202);
  await seen;
  await expect(fetch(server.url)).rejects.toThrow();
});

test('a server that finishes does not wait for those who wait for mails', async () => {
  const { server } = await open();
  const waiting = fetch(`${server.url}/_resetkit/insforge/outbox?wait=60000`);
  waiting.catch(() => {});
  await fetch(`${server.url}/_resetkit/health`);

  await server.finish();

  await expect(waiting).rejects.toThrow();
});

test('what a client asks at once on one connection is answered one after the other', async () => {
  const { mock, server } = await open();
  const body = '{"email":"ada@example.com"}';
  const head = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  const socket = connect(server.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());

  socket.write(`GET /_resetkit/insforge/outbox?wait=60000 HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n${body}`.repeat(100));
  // The first one waits for a mail, and the others do not send any before it is answered.
  await fetch(`${server.url}/_resetkit/health`);
  expect(await mock.journal.list()).toEqual([]);
  await mock.fetch('/api/auth/email/send-reset-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

  await expect.poll(() => mock.journal.list().then((rows) => rows.length)).toBe(101);
});

test('unfinished bodies on many connections need little memory', async () => {
  const { server } = await open();
  const sockets: Socket[] = [];
  onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000001\r\n\r\n`;
  const megabyte = Buffer.alloc(1_000_000, 'a');
  const before = process.memoryUsage().arrayBuffers;

  for (let count = 0; count < 200; count += 1) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    socket.write(head);
    socket.write(megabyte);
  }
  await fetch(`${server.url}/_resetkit/health`);

  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
});
