import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ViteSettings } from '@resetkit/mock-server/vite';
import { expect, onTestFinished, test } from 'vitest';
import { registry } from '../../src/registry.ts';
import { appWith, devServer, folder } from './dev-server.ts';

const ids = Object.keys(registry).join(', ');
const known =
  'providers, limits, delays, cors, app, upstream, publicUrl, allowHosts, token, magicAddresses, store, smtp, quiet, verbose, seed';

test.each<[settings: object, sentence: string]>([
  [{ port: 7357 }, `There is no "port". Known: ${known}.`],
  [{ limits: 'on' }, `limits is 'off' or 'real', not "on".`],
  [{ providers: ['clerk'] }, `providers is a list of ids: ${ids}, not ["clerk"].`],
  [{ mount: { clerk: '/' } }, `mount: "clerk" is not served. Served: ${ids}.`],
  [{ mount: { insforge: 'auth' } }, 'mount: insforge needs a path such as "/auth" or "/", not "auth".'],
  [{ mount: { insforge: '/@fs' } }, 'mount: insforge needs a path such as "/auth" or "/", not "/@fs".'],
  [{ mount: { insforge: '/__resetkit/x' } }, "mount: /__resetkit is the server's own, insforge needs another path."],
  [{ mount: { insforge: '/', unleash: '/' } }, 'mount: two backends cannot both be at "/".'],
])('Vite does not start with %j', async (settings, sentence) => {
  const { config, vite } = await appWith(settings as ViteSettings);

  await expect(vite.createServer(config)).rejects.toThrow(`Config file of Vite: ${sentence}`);
});

test('settings win over those of resetkit.config.json in the root of Vite', async () => {
  const root = folder();
  writeFileSync(join(root, 'resetkit.config.json'), '{"providers":["unleash"],"limits":"real","port":1}');
  const { config, vite } = await appWith({ providers: ['insforge'] });
  const server = await vite.createServer({ ...config, root });
  onTestFinished(() => server.close());
  await server.listen();
  const control = `${new URL(server.resolvedUrls?.local[0] ?? '').origin}/__resetkit/_resetkit`;

  const { providers } = await (await fetch(`${control}/health`)).json();
  const limits = await (await fetch(`${control}/insforge/limits`)).json();

  expect(providers.map(({ id }: { id: string }) => id)).toEqual(['insforge']);
  expect(limits).toEqual({ limits: 'real' });
});

test('what is wrong with a seed is said once, and to whoever asks', async () => {
  const { origin, said } = await devServer({ seed: { insforge: { accounts: [{ email: 'nobody', password: 'x' }] } } });

  const answer = await fetch(`${origin}/__resetkit/insforge/api/auth/public-config`);

  const text = await answer.text();
  expect({ status: answer.status, text }).toEqual({
    status: 500,
    text: expect.stringMatching(/^Resetkit could not start: Seed file of Vite, insforge: accounts\[0\].*\n$/),
  });
  expect(said.filter((line) => line.startsWith('resetkit:'))).toEqual([
    text.replace('Resetkit could not start', 'resetkit').trim(),
  ]);
  expect(await (await fetch(`${origin}/`)).text()).toContain('The page of the app');
});
