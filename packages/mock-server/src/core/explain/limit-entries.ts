import { isoTime } from '../clock.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import type { HitLimit } from '../limits.ts';
import { nameOf } from './cause.ts';
import type { Known } from './known.ts';
import type { TimelineEntry } from './timeline.ts';

/** A limit, and the requests that it refused one after the other. */
interface Refusals {
  readonly name: string;
  readonly first: JournalRow;
  until: number | undefined;
  count: number;
}

/** The limits that refused these requests, which are oldest first. Refusals of one limit that follow each other are one entry. */
export function limitEntries(rows: readonly JournalRow[], known: Known, now: number): readonly TimelineEntry[] {
  const all: Refusals[] = [];
  const latest = new Map<string, Refusals>();
  for (const row of rows) {
    const limit = limitIn(row);
    if (!limit) continue;
    const before = latest.get(limit.name);
    if (before && row.at <= (before.until ?? row.at)) {
      before.until = limit.until ?? before.until;
      before.count += 1;
      continue;
    }
    const refusals = { name: limit.name, first: row, until: limit.until, count: 1 };
    latest.set(limit.name, refusals);
    all.push(refusals);
  }
  return all.map((one) => entryOf(one, known, now));
}

/** The limit that refused a request. A fault that answers 429 has no name, and says itself when to ask again. */
function limitIn(row: JournalRow): HitLimit | undefined {
  if (row.limit) return row.limit;
  if (row.response?.status !== 429) return undefined;
  const seconds = Number(row.response.headers.find(([name]) => /^retry-after$/i.test(name))?.[1] ?? Number.NaN);
  return { name: nameOf(row), ...(Number.isFinite(seconds) && { until: row.at + seconds * 1_000 }) };
}

function entryOf({ name, first, until, count }: Refusals, known: Known, now: number): TimelineEntry {
  const by = known.cause(first);
  const requests = count === 1 ? by.what : `${by.what} and ${count - 1} more`;
  const end = until === undefined ? '' : `, until ${isoTime(until)}`;
  const sentence = `The limit ${name} refused ${requests} at ${isoTime(first.at)}${end}.`;
  const state = until === undefined || until > now ? 'valid' : 'expired';
  return { what: 'limit', name, sentence, from: first.at, ...(until !== undefined && { until }), state, by };
}
