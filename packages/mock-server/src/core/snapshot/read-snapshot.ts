import * as z from 'zod/mini';
import type { Delays } from '../delays.ts';
import type { CallFault, MailFault } from '../faults/fault.ts';
import type { Limits } from '../limits.ts';
import { rowsVersion } from '../rows-version.ts';
import type { Levers, Snapshot } from './snapshot.ts';

const count = z.number().check(z.int(), z.nonnegative());
/** The times that a `Date` can have, in milliseconds. */
const time = z.number().check(z.gte(-8.64e15), z.lte(8.64e15));
// Limits, delays and faults are checked by the mock server that they are of.
const limits = z.custom<Limits>((value) => typeof value === 'string' || isObject(value));
const inCells = {
  limits,
  delays: z.custom<Delays>((value) => typeof value === 'string' || typeof value === 'number'),
  faults: z.strictObject({
    count,
    rows: z.array(
      z.strictObject({ id: z.string(), fault: z.custom<CallFault | MailFault>(isObject), calls: count, fired: count }),
    ),
  }),
  limitedAccounts: z.array(z.strictObject({ email: z.string(), limits })),
  codes: z.array(z.string()),
  handedOut: z.array(z.string()),
};
const levers = { ...inCells, owners: z.record(z.string(), z.string()) };
const clock = z.strictObject({ now: time, frozen: z.boolean() });
const random = z.nullable(z.strictObject({ seed: z.string(), position: count }));
/** What is in a store. A mock server that has begun has its id there. */
const rows = z.looseObject({ seeded: z.string() });
const whole = z.strictObject({
  format: z.literal('resetkit'),
  version: z.literal(rowsVersion),
  provider: z.string(),
  imitates: z.string(),
  clock,
  random,
  servers: z.array(z.strictObject({ provider: z.string(), imitates: z.string(), rows, ...levers })),
});
const cells = z.partial(
  z.object({ ...inCells, random, clock: z.object({ ahead: z.number(), frozenAt: z.exactOptional(time) }) }),
);

/** Which mock server a snapshot must be of. */
export interface Asked {
  readonly provider: string;
  readonly imitates: string;
  /** The ids of the providers that form it. */
  readonly servers: readonly string[];
}

/** A snapshot, copied and checked. Throws a sentence that says what is wrong with it. */
export function readSnapshot(given: unknown, asked: Asked): Snapshot {
  const copy = plainSnapshot(given);
  const { format, version, provider, imitates }: Partial<Record<keyof Snapshot, unknown>> = Object(copy);
  if (format !== 'resetkit')
    throw new Error(`Expected a snapshot that mock.snapshot() has made, not ${shortened(copy)}.`);
  if (version !== rowsVersion)
    throw new Error(
      `This snapshot has version ${JSON.stringify(version)}. This Resetkit restores version ${rowsVersion}.`,
    );
  if (provider !== asked.provider)
    throw new Error(`This snapshot is of ${JSON.stringify(provider)}. This mock server is one of ${asked.provider}.`);
  if (imitates !== asked.imitates)
    throw new Error(`This snapshot is of ${JSON.stringify(imitates)}. This mock server imitates ${asked.imitates}.`);
  const result = whole.safeParse(copy);
  if (!result.success) throw new Error(damagedAt(result.error.issues[0]));
  const found = result.data.servers.map((server) => server.provider);
  if (String(found) !== String(asked.servers))
    throw new Error(
      `This snapshot is of ${found.join(' with ')}. This mock server is one of ${asked.servers.join(' with ')}.`,
    );
  return result.data;
}

/** What cells have left in a store, as far as it must fit the mock server that goes on from there. */
type KeptCells = { readonly [Name in 'limits' | 'delays' | 'faults']?: Levers[Name] | undefined };

/** What the cells of a mock server have left in its store, checked. Throws if it is damaged. */
export function readCells(row: unknown): KeptCells {
  const result = cells.safeParse(row ?? {});
  if (result.success) return result.data;
  throw new Error(damagedAt(result.error.issues[0]));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that is plain JSON. */
export function plain<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

function plainSnapshot(given: unknown): unknown {
  try {
    return plain(given);
  } catch {
    throw new Error('Expected a snapshot that mock.snapshot() has made, not a value that is no JSON.');
  }
}

function damagedAt(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  return `This snapshot is damaged at ${[...(issue?.path ?? []), ...unknown].join('.')}.`;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
