import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailbox } from '../../../../live/mailbox.mjs';
import { freePort } from '../../../../scripts/check/free-port.ts';
import { outboxAt } from '../../src/verify/outbox.ts';
import { liveRules } from '../../src/verify/plans/pocketbase/flows.ts';
import type { Target } from '../../src/verify/target.ts';

const folder = join(import.meta.dirname, '../../../../live/pocketbase');
const program = join(folder, 'build/pocketbase');
// The toolchain that PocketBase asks for; by default some installations take none but their own.
const env = { ...process.env, GOTOOLCHAIN: 'go1.27.3', CGO_ENABLED: '0' };

/** A real PocketBase that is running. */
export interface RealPocketbase {
  readonly baseUrl: string;
  /** Reads its mails, if there is where to. */
  readonly mailTo: Target['mailTo'];
  readonly parameters: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * The server that `RESETKIT_POCKETBASE_URL` names, with the mailbox of `RESETKIT_POCKETBASE_OUTBOX`; without it one that is built
 * with Go, if `go` is there. `undefined` without either.
 */
export async function findRealPocketbase(): Promise<RealPocketbase | undefined> {
  const { RESETKIT_POCKETBASE_URL: url, RESETKIT_POCKETBASE_OUTBOX: outbox } = process.env;
  if (url)
    return {
      baseUrl: url.replace(/\/+$/, ''),
      mailTo: outbox ? outboxAt(outbox) : undefined,
      parameters: {},
      stop: async () => {},
    };
  if (!existsSync(program)) {
    if (spawnSync('go', ['version']).error) return undefined;
    run('go', ['build', '-o', program, '.']);
  }
  return startPocketbase();
}

async function startPocketbase(): Promise<RealPocketbase> {
  const data = await mkdtemp(join(tmpdir(), 'resetkit-pocketbase-'));
  const mailbox = await startMailbox();
  const superuser = { identity: 'admin@example.com', password: 'admin-password-1' };
  // Below the folder for temporary files it takes itself for `go run`, and would print every statement of SQL.
  const flags = ['--dir', data, '--dev=false'];
  run(program, ['superuser', 'upsert', superuser.identity, superuser.password, ...flags]);
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['serve', '--http', address, ...flags], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const baseUrl = `http://${address}`;
  await answers(baseUrl);
  const send = await superuserAt(baseUrl, superuser);
  await configure(send, mailbox.smtpPort);
  const newest = outboxAt(mailbox.url);
  return {
    baseUrl,
    async mailTo(address) {
      const mail = await newest(address);
      await digitsAreSent(send);
      return mail;
    },
    parameters: {
      clients: 'clients',
      otps: 'otps',
      mfas: 'mfas',
      rules: 'yes',
      superuser: superuser.identity,
      superuserPassword: superuser.password,
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
      mailbox.close();
      await rm(data, { recursive: true });
    },
  };
}

type Send = (method: string, path: string, body?: object) => Promise<unknown>;

/** Signs the superuser in, to send requests. */
async function superuserAt(baseUrl: string, superuser: object): Promise<Send> {
  const sendAs =
    (authorization: string): Send =>
    async (method, path, body) => {
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(`${baseUrl}/api/${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
      return response.json();
    };
  const { token } = Object(await sendAs('')('POST', 'collections/_superusers/auth-with-password', superuser));
  return sendAs(token);
}

/** Gives it mail, other collections, and limits by the addresses that requests claim. */
async function configure(send: Send, smtpPort: number): Promise<void> {
  const otp = { otp: { enabled: true, duration: 180, length: 8 }, authAlert: { enabled: false } };
  const mfa = { enabled: true, duration: 600 };
  for (const [name, more] of Object.entries({ clients: {}, otps: otp, mfas: { ...otp, mfa } }))
    await send('POST', 'collections', { name, type: 'auth', createRule: '', ...more });
  const settings = {
    smtp: { enabled: true, host: '127.0.0.1', port: smtpPort },
    rateLimits: { enabled: true, rules: liveRules },
    trustedProxy: { headers: ['X-Forwarded-For'], useLeftmostIP: false },
  };
  await send('PATCH', 'settings', settings);
}

/** It notes where digits went to only after it has sent them, and until then they verify no address. */
async function digitsAreSent(send: Send): Promise<void> {
  const unsent = `collections/_otps/records?perPage=1&filter=${encodeURIComponent('sentTo=""')}`;
  for (let time = 0; time < 300; time += 1) {
    const { totalItems } = Object(await send('GET', unsent));
    if (totalItems === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The real PocketBase has digits that it has not sent.');
}

async function answers(baseUrl: string): Promise<void> {
  for (let time = 0; time < 300; time += 1) {
    const isUp = await fetch(`${baseUrl}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The real PocketBase does not answer at ${baseUrl}.`);
}

function run(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${error ?? stderr}`);
}
