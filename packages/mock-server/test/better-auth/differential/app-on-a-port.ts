import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BetterAuthOptions } from '@resetkit/mock-server/better-auth';
import { toNodeHandler } from 'better-auth/node';
import { onTestFinished, vi } from 'vitest';
import { load, settingsOf } from './real.ts';
import type { Mailed } from './side.ts';

/** An app with the library on a port of Node's `http`, until the test ends. */
export async function startApp(options: BetterAuthOptions) {
  // Of the library: `true` switches checks off.
  vi.stubEnv('TEST', '');
  const library = await load(options.version);
  const mails: Mailed[] = [];
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const rows = { user: [], session: [], account: [], verification: [], rateLimit: [] };
  const settings = settingsOf(library, options, false, async (mail) => void mails.push(mail));
  const auth = library.betterAuth({ ...settings, database: library.memoryAdapter(rows), baseURL: url });
  const handle = toNodeHandler(auth);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.close();
  });
  return { baseUrl: url + options.basePath, mails };
}
