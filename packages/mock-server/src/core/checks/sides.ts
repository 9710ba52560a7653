import type { JournalRow } from '../journal/journal-row.ts';
import type { Finding, FindingKind } from './finding.ts';

/** What one address got. */
export interface Side {
  readonly email: string;
  readonly row: JournalRow;
  /** The number of mails that were sent to it. */
  readonly mails: number;
  /** How long the backend waits before it answers, in milliseconds. */
  readonly waitsMs: number;
}

/** A difference of time that can be seen over a network in a few tries, in milliseconds. */
const visibleMs = 100;
/** Headers that say nothing of an account: they follow from the body, or from the time. */
const silent = ['date', 'etag', 'content-length'];

/**
 * The differences between what a known and an unknown address got. What differs between two unknown addresses too says
 * nothing. `when` says which request of several it was.
 */
export function differences(known: Side, unknown: Side, other: Side, when: string): readonly Finding[] {
  const { operation } = known.row;
  const who = `${when}${operation ?? known.row.target}`;
  const found = (kind: FindingKind, sentence: string): Finding => ({
    kind,
    ...(operation !== undefined && { operation }),
    sentence,
    rows: [known.row, unknown.row],
  });
  const statuses = [known, unknown].map(({ row }) => row.response?.status);
  if (statuses[0] !== statuses[1]) {
    const sentence = `${who} answers ${statuses[0]} for ${known.email}, which has an account, and ${statuses[1]} for ${unknown.email}, which has none.`;
    return [found('status', sentence)];
  }
  const headers = differingHeader(known, unknown, other);
  return [
    ...(bodyOf(known) === bodyOf(unknown) || bodyOf(unknown) !== bodyOf(other)
      ? []
      : [found('body', `${who} answers known and unknown accounts with different bodies.`)]),
    ...(headers === undefined
      ? []
      : [found('headers', `${who} answers known and unknown accounts with different headers: ${headers}.`)]),
    ...differentTimes(known, unknown).map((times) => found('time', `${who} takes ${times}.`)),
  ];
}

function differentTimes(known: Side, unknown: Side): readonly string[] {
  if (Math.abs(known.waitsMs - unknown.waitsMs) < visibleMs) return [];
  const of = ({ waitsMs }: Side): string => `${Math.round(waitsMs)} ms`;
  return [`${of(known)} longer than its work for a known account, and ${of(unknown)} for an unknown one`];
}

/** The body with its own address left out. */
function bodyOf({ row, email }: Side): string {
  return (JSON.stringify(row.response?.body) ?? '').replaceAll(email, '<email>');
}

/** The first header that only one of the two has, or whose values differ. */
function differingHeader(known: Side, unknown: Side, other: Side): string | undefined {
  const [ofKnown, ofUnknown, ofOther] = [known, unknown, other].map(headersOf);
  const names = [...new Set([...(ofKnown?.keys() ?? []), ...(ofUnknown?.keys() ?? [])])];
  return names.find((name) => {
    const isNoise = ofUnknown?.get(name) !== ofOther?.get(name);
    const isHere = ofKnown?.has(name) === ofUnknown?.has(name);
    return !silent.includes(name) && (isNoise ? !isHere : ofKnown?.get(name) !== ofUnknown?.get(name));
  });
}

function headersOf({ row, email }: Side): ReadonlyMap<string, string> {
  const headers = row.response?.headers ?? [];
  return new Map(headers.map(([name, value]) => [name.toLowerCase(), value.replaceAll(email, '<email>')]));
}
