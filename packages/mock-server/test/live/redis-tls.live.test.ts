import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRedisStore } from '@resetkit/mock-server/stores/redis';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../../../scripts/check/free-port.ts';
import { runCommand } from '../../../../scripts/check/run-command.ts';
import { nodeProcess } from '../cli/node-process.ts';
import { ada, json } from '../levers/levers.ts';
import { realRedis } from './real-redis.ts';

const folder = mkdtempSync(join(tmpdir(), 'resetkit-tls-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
const flags = [
  ...['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
  ...['-keyout', key, '-out', certificate, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
];
const made = await runCommand(['openssl', 'req', ...flags], folder);
if (made.code !== 0) throw new Error(made.output);

const tlsPort = await freePort();
const redis = await realRedis(
  ...['--tls-port', String(tlsPort), '--tls-auth-clients', 'no'],
  ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
);
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true });
});

const refusal = (url: string): Promise<string> => openRedisStore(url).then(String, (error: Error) => error.message);

/** The command line of a process that trusts the certificate. */
function trusting(store: string) {
  vi.stubEnv('NODE_EXTRA_CA_CERTS', certificate);
  onTestFinished(() => void vi.unstubAllEnvs());
  const cli = join(import.meta.dirname, '../../src/cli.ts');
  return nodeProcess('--import', 'tsx', cli, '--port', '0', '--provider', 'insforge', '--store', store);
}

test('a Redis with a certificate that nobody trusts is refused, with the way to trust it', async () => {
  expect(await refusal(`rediss://localhost:${tlsPort}`)).toBe(
    `Redis at localhost:${tlsPort} does not answer: self-signed certificate. NODE_EXTRA_CA_CERTS=FILE makes Node trust the authority of that file.`,
  );
});

test('a URL with the scheme of the other kind of connection is refused, with the right one', async () => {
  expect(await refusal(`redis://localhost:${tlsPort}`)).toMatch(
    / It may want TLS: rediss:\/\/ in place of redis:\/\/\.$/,
  );
  expect(await refusal(redis.url.replace('redis:', 'rediss:'))).toMatch(
    / It may have no TLS: redis:\/\/ in place of rediss:\/\/\.$/,
  );
});

test('state is shared over TLS by a process that trusts the certificate', { timeout: 60_000 }, async () => {
  const { printed } = trusting(`rediss://localhost:${tlsPort}`);
  const [, origin = ''] = await printed(/(http:\/\/localhost:\d+)\/insforge/);

  const asked = await fetch(`${origin}/insforge/api/auth/email/send-reset-password`, json({ email: ada.email }));

  expect(asked.status).toBe(202);
  const store = await openRedisStore(redis.url);
  onTestFinished(() => store.close());
  expect((await store.list('insforge/outbox/')).length).toBe(1);
});

test('a certificate for another name is refused, with what to do', { timeout: 60_000 }, async () => {
  const { ended } = trusting(`rediss://127.0.0.1:${tlsPort}`);

  const { code, stderr } = await ended;

  expect(code).toBe(1);
  expect(stderr).toMatch(/certificate's altnames: .+\. Name it in the URL as its certificate does\.\n$/);
});
