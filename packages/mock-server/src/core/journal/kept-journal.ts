import type { WireReply, WireRequest } from '../wire.ts';
import type { JournalEntry } from './journal-entry.ts';

/** A journal as plain JSON, as a page leaves it for the next one. */
export interface KeptJournal {
  /** How many rows there ever were. */
  readonly count: number;
  /** The last ones, oldest first. */
  readonly entries: readonly KeptEntry[];
  /** The operations and statuses that a client met, also in earlier rows. */
  readonly met: readonly string[];
  /** The ids of the rows that `waitFor` returned. */
  readonly handedOut: readonly string[];
}

/** An entry as plain JSON. */
export interface KeptEntry extends Omit<JournalEntry, 'reply' | 'request'> {
  readonly request: Omit<WireRequest, 'body' | 'client'> & { readonly body: string };
  readonly reply?: Omit<WireReply, 'body'> & { readonly body?: string };
}

/** An entry as plain JSON: each byte of a body is a character. */
export function keptEntry({ request, reply, ...entry }: JournalEntry): KeptEntry {
  const { client: _, ...sent } = request;
  const kept: KeptEntry = { ...entry, request: { ...sent, body: textOf(request.body) } };
  if (!reply) return kept;
  const { body, ...head } = reply;
  return { ...kept, reply: { ...head, ...(body && { body: textOf(body) }) } };
}

/** The entry that was kept as this. */
export function entryOf({ request, reply, ...kept }: KeptEntry): JournalEntry {
  const entry: JournalEntry = { ...kept, request: { ...request, body: bytesOf(request.body) } };
  if (!reply) return entry;
  const { body, ...head } = reply;
  return { ...entry, reply: { ...head, ...(body !== undefined && { body: bytesOf(body) }) } };
}

function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
