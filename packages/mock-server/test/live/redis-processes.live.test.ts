import { join } from 'node:path';
import { createMockControl } from '@resetkit/mock-server/control';
import { afterAll, expect, test } from 'vitest';
import { nodeProcess } from '../cli/node-process.ts';
import { ada, json } from '../levers/levers.ts';
import { realRedis } from './real-redis.ts';

const redis = await realRedis();
afterAll(() => redis.stop());

const cli = join(import.meta.dirname, '../../src/cli.ts');

/** A replica: the command line in a process of its own. */
async function replica() {
  const started = nodeProcess(
    ...['--import', 'tsx', cli, '--port', '0', '--provider', 'insforge', '--store', redis.url],
  );
  const [, origin = ''] = await started.printed(/(http:\/\/localhost:\d+)\/insforge/);
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${origin}/insforge/api/auth${path}`, json(body));
  return { ...started, post, mock: createMockControl({ baseUrl: origin, provider: 'insforge' }) };
}

test('a replica that is killed in the middle of a flow has lost nothing: the other goes on', {
  timeout: 120_000,
}, async () => {
  const [one, other] = await Promise.all([replica(), replica()]);
  const { email } = ada;
  await one.mock.accounts.put(ada);
  await other.mock.clock.advance('1h');
  const waiting = other.mock.outbox.waitFor({ to: email, timeout: '1m' });
  expect((await one.post('/email/send-reset-password', { email })).status).toBe(202);
  const { code } = await waiting;

  // Requests are under way when it is killed.
  const cut = Array.from({ length: 20 }, () =>
    one.post('/sessions', { email, password: ada.password }).catch(() => {}),
  );
  one.child.kill('SIGKILL');
  await Promise.all(cut);
  expect((await one.ended).signal).toBe('SIGKILL');

  const { token } = await (await other.post('/email/exchange-reset-password-token', { email, code })).json();
  const third = await replica();
  const newPassword = 'New-Password-1';
  expect((await third.post('/email/reset-password', { otp: token, newPassword })).status).toBe(200);
  expect((await other.post('/email/reset-password', { otp: token, newPassword })).status).toBe(400);
  expect((await other.post('/sessions', { email, password: newPassword })).status).toBe(200);
  expect(await third.mock.clock.now()).toBeGreaterThan(Date.now() + 3_590_000);
});
