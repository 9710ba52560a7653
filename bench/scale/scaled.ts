import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Contestant } from '../calls/contestants.ts';
import { type Plan, runRounds } from '../calls/run-rounds.ts';
import { cpuTime } from '../cpu-time.ts';
import { type Reset, resetOf } from '../server/reset-of.ts';
import type { Scaled } from './scaled-backend.ts';

/** What this process is told: whose accounts, how many of them, and whether each asks for a reset mail. */
export interface ScaleTask {
  readonly backend: string;
  readonly accounts: number;
  readonly tokens: boolean;
  readonly resets: Plan;
  readonly finds: Plan;
}

/** The mock server that the large one is held against has so many accounts. */
const few = 1_000;
/** Restarts, and requests for a reset mail before each of them. */
const restarts = 7;
const asked = 1_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function bytesInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Accounts as a seed file has them. */
function seedOf(count: number): { readonly email: string; readonly password: string }[] {
  const seed = Array.from({ length: count }, (_, index) => ({
    email: emailOf(index),
    password: `Old-password-${index}`,
  }));
  return JSON.parse(JSON.stringify(seed));
}

function emailOf(index: number): string {
  return `person-${index}@example.com`;
}

/** The e-mails of a mock server with so many accounts, one after the other, each far from the last. */
function emailsOf(count: number): () => string {
  let next = 0;
  return () => {
    next = (next + 7_919) % count;
    return emailOf(next);
  };
}

async function ask({ mock, path, headers, body }: Reset, email: string): Promise<void> {
  const text = JSON.stringify({ ...JSON.parse(body), email });
  const { status } = await mock.fetch(mock.baseUrl + path, { method: 'POST', headers, body: text });
  if (status >= 300) throw new Error(`${mock.provider.id} answered ${status} to a request for a reset mail`);
}

/** A whole reset: a mail is asked for, and a new password is set with what it carries. */
function wholeReset({ mock }: Reset, count: number): Contestant {
  const email = emailsOf(count);
  return {
    name: `${count} accounts`,
    call: async () => (await mock.situations.make('used', { email: email() })).mail !== undefined,
  };
}

function finds({ mock }: Reset, count: number): readonly Contestant[] {
  const email = emailsOf(count);
  return [
    { name: 'find', call: () => mock.accounts.find(email()) },
    { name: 'find nobody', call: async () => (await mock.accounts.find('nobody@example.com')) === undefined },
  ];
}

async function restartTimes(reset: Reset): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = 0; count < restarts; count += 1) {
    for (let index = 0; index < asked; index += 1) await ask(reset, emailOf(index));
    const start = cpuTime();
    await reset.mock.restart();
    times.push(cpuTime() - start);
  }
  return times;
}

async function measured(task: ScaleTask): Promise<Scaled> {
  const { backend, accounts, tokens } = task;
  const seed = seedOf(accounts);
  const before = bytesInUse();
  const many = await resetOf(backend, seed);
  await many.mock.accounts.find('nobody@example.com');
  const bytes = (bytesInUse() - before) / accounts;
  if (tokens) for (const { email } of seed) await ask(many, email);
  await many.mock.outbox.clear();
  await many.mock.journal.clear();
  const withToken = tokens ? { bytesWithToken: (bytesInUse() - before) / accounts } : {};
  const other = await resetOf(backend, seedOf(few));
  return {
    bytes,
    ...withToken,
    resets: await runRounds([wholeReset(many, accounts), wholeReset(other, few)], task.resets, cpuTime),
    finds: await runRounds(finds(many, accounts), task.finds, cpuTime),
    restarts: await restartTimes(many),
  };
}

process.send?.(await measured(JSON.parse(process.argv[2] ?? '')));
process.disconnect();
