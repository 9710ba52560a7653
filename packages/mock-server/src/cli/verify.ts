import { writeFile } from 'node:fs/promises';
import type { Provider } from '../core/provider.ts';
import { registry } from '../registry.ts';
import {
  figures,
  mockTarget,
  outboxAt,
  plans,
  type Report,
  reportTable,
  type Target,
  verify,
} from '../verify/index.ts';
import { showing } from '../verify/outbox.ts';
import { messageOf } from './message-of.ts';
import { UsageError } from './usage-error.ts';
import { readVerifyFlags, type VerifyFlags, verifyHelp } from './verify-flags.ts';

/** Why a mock differs from a server of the same software: the mock that `verify` makes has the real limits. */
const limitsHint =
  'This server is a Resetkit server. Without --limits real its limits are off, and those of the mock are on.';

/**
 * Runs `resetkit verify`. Returns 0 if all differences between server and mock are known ones, else 1.
 * Throws a `UsageError` if nothing was compared.
 */
export async function runVerify(args: readonly string[], print: (text: string) => void): Promise<0 | 1> {
  const flags = readVerifyFlags(args);
  if (flags === 'help') {
    print(verifyHelp);
    return 0;
  }
  const own = await ownServer(flags);
  const report = await compare(flags, own, print);
  const isEqual = report.same + report.asKnown === report.exchanges;
  // Printed first: a run takes long, and writing the file may fail.
  print(reportTable(report));
  if (own !== undefined && !isEqual) print(limitsHint);
  if (flags.json !== undefined) await writeReport(flags.json, flags, report);
  if (report.exchanges === 0)
    throw new UsageError('Nothing was compared: every script was skipped, for the reasons above.');
  return isEqual ? 0 : 1;
}

async function compare(flags: VerifyFlags, own: OwnServer | undefined, print: (text: string) => void): Promise<Report> {
  const { provider, baseUrl, parameters, only } = flags;
  const plan = plans[provider];
  const make = await registry[provider]?.load();
  if (!plan || !make) throw new UsageError(`There is no provider ${JSON.stringify(provider)}.`);
  const unknown = Object.keys(parameters).find((name) => !Object.hasOwn(plan.parameters, name));
  if (unknown !== undefined) {
    const names = Object.keys(plan.parameters).join(', ');
    throw new UsageError(`--set ${unknown}: ${provider} has no such parameter. Known: ${names}.`);
  }
  const names = plan.scripts.map(({ name }) => name);
  if (only !== undefined && !names.some((name) => name.includes(only)))
    throw new UsageError(`--only ${JSON.stringify(only)}: no script has that in its name. Known: ${names.join(', ')}.`);
  const outbox = flags.outbox ?? own?.outbox;
  const server: Target = { baseUrl, fetch, ...(outbox !== undefined && { mailTo: outboxAt(outbox, flags.token) }) };
  const path = new URL(baseUrl).pathname.replace(/\/$/, '');
  const basePath = plan.hasBasePath ? path.slice(own ? mountIn(path, provider).length : 0) : '';
  const known = { ...plan.parameters, ...parameters, basePath };
  const options = { ...plan.optionsFor(known), ...own?.options, ...flags.options };
  try {
    return await verify(plan, {
      server,
      mock: mockTarget(madeBy(make, options), { path, basePath, seed: plan.seedFor?.(known) ?? [] }),
      destructive: flags.destructive || own !== undefined,
      parameters,
      ...(only !== undefined && { only }),
      ...(!flags.quiet && { onStep: progress(print) }),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${baseUrl} does not answer: ${reasonOf(error)}.`);
    throw error;
  }
}

function madeBy(make: (options: object) => Provider, options: object): Provider {
  try {
    return make(options);
  } catch (error) {
    throw new UsageError(`--options: ${messageOf(error)}`);
  }
}

/** What a Resetkit server says of itself. Such a server may be changed without `--destructive`. */
interface OwnServer {
  /** The URL of its outbox. */
  readonly outbox: string;
  /** Its options, which the mock gets too. */
  readonly options: object;
}

/** What the server says of itself, if it is a Resetkit server. */
async function ownServer({ provider, baseUrl, token }: VerifyFlags): Promise<OwnServer | undefined> {
  const url = `${new URL(baseUrl).origin}/_resetkit/${provider}`;
  const read = async (what: string): Promise<object | undefined> => {
    const response = await fetch(`${url}/${what}`, { headers: showing(token) });
    return response.ok ? Object(await response.json()) : undefined;
  };
  try {
    const { messages }: { messages?: unknown } = (await read('outbox')) ?? {};
    const options = Array.isArray(messages) ? await read('options') : undefined;
    return options && { outbox: `${url}/outbox`, options };
  } catch {
    return undefined;
  }
}

/** Where a Resetkit server serves a provider: below its id, or, if it serves no other, at the root. */
function mountIn(path: string, provider: string): string {
  return new RegExp(`^(?:/[^/]+)*?/${provider}(?=/|$)`).exec(path)?.[0] ?? '';
}

/** Prints a line for each script that begins. */
function progress(print: (text: string) => void): (done: number, of: number, script: string) => void {
  let last = '';
  return (done, of, script) => {
    if (script !== last) print(`[${String(done).padStart(String(of).length)}/${of}] ${script}`);
    last = script;
  };
}

async function writeReport(path: string, { provider, baseUrl }: VerifyFlags, report: Report): Promise<void> {
  const text = `${JSON.stringify({ provider, baseUrl, summary: figures(report), ...report }, null, 2)}\n`;
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${messageOf(error)}.`);
  }
}

function reasonOf({ message, cause }: TypeError): string {
  if (!(cause instanceof Error)) return message;
  return cause.message.trim() || String(Reflect.get(cause, 'code'));
}
