import * as z from 'zod/mini';
import type { Levers, Snapshot } from './snapshot.ts';

const count = z.number().check(z.int(), z.nonnegative());
const limits = z.union([z.string(), z.record(z.string(), z.record(z.string(), z.number()))]);
const levers = {
  limits,
  delays: z.union([z.string(), z.number()]),
  faults: z.strictObject({
    count,
    rows: z.array(
      z.strictObject({ id: z.string(), fault: z.record(z.string(), z.unknown()), calls: count, fired: count }),
    ),
  }),
  limitedAccounts: z.array(z.strictObject({ email: z.string(), limits })),
  codes: z.array(z.string()),
  handedOut: z.array(z.string()),
  owners: z.record(z.string(), z.string()),
};
const clock = z.strictObject({ now: z.number(), frozen: z.boolean() });
const random = z.nullable(z.strictObject({ seed: z.string(), position: count }));
const { owners: _owners, ...inCells } = levers;
const cells = z.partial(
  z.strictObject({
    ...inCells,
    random,
    clock: z.strictObject({ ahead: z.number(), frozenAt: z.exactOptional(z.number()) }),
  }),
);
const rows = z.record(z.string(), z.unknown());
const whole = z.strictObject({
  format: z.literal('resetkit'),
  version: z.literal(1),
  provider: z.string(),
  imitates: z.string(),
  clock,
  random,
  servers: z.array(z.strictObject({ provider: z.string(), imitates: z.string(), rows, ...levers })),
});

/** Which mock server a snapshot must be of. */
export interface Asked {
  readonly provider: string;
  readonly imitates: string;
  /** The ids of the providers that form it. */
  readonly servers: readonly string[];
}

/** A snapshot, copied and checked. Throws a sentence that says what is wrong with it. */
export function readSnapshot(given: unknown, asked: Asked): Snapshot {
  const copy = plain(given);
  const { format, version, provider, imitates }: Partial<Record<keyof Snapshot, unknown>> = Object(copy);
  if (format !== 'resetkit')
    throw new Error(`Expected a snapshot that mock.snapshot() has made, not ${shortened(copy)}.`);
  if (version !== 1)
    throw new Error(`This snapshot has version ${JSON.stringify(version)}. This Resetkit restores version 1.`);
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
  // Limits, delays and faults are checked by the mock server that they are of.
  return result.data as Snapshot;
}

/** What the cells of a mock server have left in its store. Throws if it is damaged. */
export function readCells(row: unknown): Partial<Pick<Levers, 'limits' | 'delays' | 'faults'>> {
  const result = cells.safeParse(row ?? {});
  if (!result.success) throw new Error(damagedAt(result.error.issues[0]));
  // Limits, delays and faults are checked by the mock server that they are of.
  return result.data as Partial<Levers>;
}

/** A copy that is plain JSON. */
export function plain<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

function damagedAt(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  return `This snapshot is damaged at ${[...(issue?.path ?? []), ...unknown].join('.')}.`;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
