import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ada, json } from './levers.ts';

const start = () => createMockServer(insforge(), { seed: [ada] });
const path = '/api/auth/email/send-reset-password';
const closed = 'This mock server was closed.';

test('ends who waits for a mail or a request when the mock closes', async () => {
  const mock = start();
  const waiting = [mock.outbox.waitFor({ timeout: '1m' }), mock.journal.waitFor({ timeout: '1m' })];
  const outcomes = Promise.allSettled(waiting);
  await mock.accounts.list();

  await mock.close();

  expect(await outcomes).toEqual(Array(2).fill({ status: 'rejected', reason: new Error(closed) }));
});

test('ends answers that are delayed when the mock closes', async () => {
  const mock = start();
  mock.delays.set(60_000);
  const asking = mock.fetch(path, json({ email: ada.email }));
  const outcome = expect(asking).rejects.toThrow(closed);
  await mock.accounts.list();

  await mock.close();

  await outcome;
});

test('ends a wait of the backend itself when the mock closes, and prints nothing', async () => {
  const { mock, asking } = waitingAsStackAuth();
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  const outcome = expect(asking()).rejects.toThrow(closed);
  await mock.accounts.list();

  await mock.close();

  await outcome;
  expect(printed.mock.calls).toEqual([]);
});

test('ends a wait of the backend itself when the client is gone, so that nothing waits for it', async () => {
  const { mock, asking } = waitingAsStackAuth();
  const gone = new AbortController();
  const outcome = expect(asking(gone.signal)).rejects.toThrow('enough');
  await mock.accounts.list();
  gone.abort(new Error('enough'));
  await outcome;

  // Waits for requests in flight.
  await mock.restart();

  await expect(mock.journal.list()).resolves.toEqual([]);
});

test('ends answers that are delayed when the server closes', async () => {
  const mock = start();
  await mock.faults.add({ delayMs: 'forever' });
  const server = await serve(mock, { port: 0 });
  const asking = fetch(`http://127.0.0.1:${server.port}/insforge${path}`, json({ email: ada.email }));
  const outcome = expect(asking).rejects.toThrow(TypeError);
  const [row] = await Promise.all([mock.journal.waitFor(), armed(mock).then(() => server.close())]);

  await outcome;
  expect(row.response).toBeUndefined();
});

test('ends the wait of a client that is gone, so that the mail is left for the next one', async () => {
  const mock = start();
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());
  const gone = new AbortController();
  const waiting = fetch(`http://127.0.0.1:${server.port}/_resetkit/insforge/outbox/next`, {
    ...json({ timeoutMs: 60_000 }),
    signal: gone.signal,
  });
  gone.abort();
  await expect(waiting).rejects.toThrow();
  await mock.fetch(path, json({ email: ada.email }));

  expect((await mock.outbox.waitFor()).to).toBe(ada.email);
});

test('ends the wait with a signal', async () => {
  const mock = start();
  const signal = AbortSignal.abort(new Error('enough'));

  await expect(mock.outbox.waitFor({ signal })).rejects.toThrow('enough');
});

test('prints nothing about a client that gives up under setupServer', async () => {
  const mock = start();
  await mock.faults.add({ delayMs: 'forever' });
  const server = setupMockServer(mock);
  server.listen();
  onTestFinished(() => server.close());
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());

  const asking = fetch(`${mock.baseUrl}${path}`, { ...json({ email: ada.email }), signal: AbortSignal.timeout(20) });
  await expect(asking).rejects.toThrow(/timeout/i);
  await mock.journal.waitFor();

  await new Promise((resolve) => setImmediate(resolve));
  expect(printed.mock.calls).toEqual([]);
});

/** A mock of Stack Auth, and a request that it answers late, as the real one does. */
function waitingAsStackAuth() {
  const mock = createMockServer(stackAuth(), { delays: 'real' });
  const { projectId, publishableClientKey } = stackAuth().options;
  const headers = {
    'content-type': 'application/json',
    'x-stack-access-type': 'client',
    'x-stack-project-id': projectId,
    'x-stack-publishable-client-key': publishableClientKey,
  };
  const body = JSON.stringify({ email: 'nobody@example.com', callback_url: 'http://localhost:3000/' });
  const asking = (signal?: AbortSignal) =>
    mock.fetch('/api/v1/auth/password/send-reset-code', { method: 'POST', headers, body, ...(signal && { signal }) });
  return { mock, asking };
}

/** Resolves when the fault has met a request. */
async function armed({ faults }: ReturnType<typeof start>): Promise<void> {
  while ((await faults.unused()).length > 0) await new Promise((resolve) => setImmediate(resolve));
}
