import { type AccountChange, accountChange } from '../../core/account-change.ts';
import { forgetRow } from '../../core/forget.ts';
import { lettersOf } from '../../core/letters.ts';
import type { Random } from '../../core/random.ts';
import type { Renewed } from '../../core/renewed.ts';
import { createSpellings, type Spellings } from '../../core/spellings.ts';
import type { Store } from '../../core/store.ts';
import type { RequestWorld } from '../../core/world.ts';
import { changeChallenges } from './challenges.ts';
import type { PocketbaseOptions } from './options.ts';
import { keys } from './policy.ts';
import type { AuthRecord } from './record.ts';

/** What records are read and written with. */
export type RecordWorld = Pick<RequestWorld<PocketbaseOptions>, 'store' | 'noteAccount'>;

const rowKey = (collection: string, email: string): string => `record/${collection}/${email}`;
/** A hint: the e-mail of the record with an id. The row decides. */
const idKey = (collection: string, id: string): string => `record-id/${collection}/${id}`;
const spellings = (store: Store, collection: string): Spellings =>
  createSpellings(store, `record-spelled/${collection}/`);

/** A new id. */
export function newId(random: Random): string {
  return lettersOf(random.bytes(keys.idLength), keys.idAlphabet);
}

/** A new key for the tokens of a record. */
export function newTokenKey(random: Random): string {
  return lettersOf(random.bytes(keys.tokenKeyLength), keys.tokenKeyAlphabet);
}

/** The record with this address, compared exactly. */
export function findByEmail(
  { store }: RecordWorld,
  collection: string,
  email: string,
): Promise<AuthRecord | undefined> {
  return store.get<AuthRecord>(rowKey(collection, email));
}

/** The record with this id. */
export async function findById(world: RecordWorld, collection: string, id: string): Promise<AuthRecord | undefined> {
  const email = await world.store.get<string>(idKey(collection, id));
  const record = email === undefined ? undefined : await findByEmail(world, collection, email);
  return record?.id === id ? record : undefined;
}

/** The oldest record with this address in any case. */
export async function findInAnyCase(
  world: RecordWorld,
  collection: string,
  email: string,
): Promise<AuthRecord | undefined> {
  const spelled = await spellings(world.store, collection).of(email);
  const found = await Promise.all(spelled.map((one) => findByEmail(world, collection, one)));
  return found.flatMap((record) => record ?? []).sort((one, other) => one.created - other.created)[0];
}

/** The records of a collection, the oldest first. */
export async function listRecords({ store }: RecordWorld, collection: string): Promise<readonly AuthRecord[]> {
  const rows = await store.list<AuthRecord>(rowKey(collection, ''));
  return rows.map(([, record]) => record).sort((one, other) => one.created - other.created);
}

/** Writes a new record, or another one in place of that with its address, whose wait goes on. Resolves to that one. */
export async function writeRecord(world: RecordWorld, record: AuthRecord): Promise<AuthRecord | undefined> {
  const { store, noteAccount } = world;
  const { collection, email, id } = record;
  await spellings(store, collection).note(email);
  await store.update<string, void>(idKey(collection, id), () => [email, undefined]);
  const before = await store.update<AuthRecord, AuthRecord | undefined>(rowKey(collection, email), (row) => [
    {
      ...record,
      ...(row?.mailedAt !== undefined && { mailedAt: row.mailedAt }),
      ...(row?.mails && { mails: row.mails }),
    },
    row,
  ]);
  if (before && before.id !== id) await forgetId(world, before);
  noteAccount(accountChange(known(before), known(record)));
  return before;
}

/** Writes a new record, unless its address has one already. Resolves to whether it was written. */
export async function addRecord({ store, noteAccount }: RecordWorld, record: AuthRecord): Promise<boolean> {
  const { collection, email, id } = record;
  await spellings(store, collection).note(email);
  const isNew = await store.update<AuthRecord, boolean>(rowKey(collection, email), (row) => [row ?? record, !row]);
  if (!isNew) return false;
  await store.update<string, void>(idKey(collection, id), () => [email, undefined]);
  noteAccount(accountChange(undefined, known(record)));
  return true;
}

/** Writes a record with another address in place of itself. Resolves to whether the address was free. */
export async function moveRecord(world: RecordWorld, before: AuthRecord, after: AuthRecord): Promise<boolean> {
  const { store, noteAccount } = world;
  const { collection, email, id } = after;
  await spellings(store, collection).note(email);
  const isFree = await store.update<AuthRecord, boolean>(rowKey(collection, email), (row) => [row ?? after, !row]);
  if (!isFree) return false;
  await store.update<string, void>(idKey(collection, id), () => [email, undefined]);
  await store.delete(rowKey(collection, before.email));
  noteAccount(accountChange(known(before), known(after)));
  return true;
}

/** Changes a record atomically. Does nothing if there is none. */
export async function updateRecord(
  { store, noteAccount }: RecordWorld,
  { collection, email }: AuthRecord,
  change: (record: AuthRecord) => AuthRecord,
): Promise<void> {
  const done = await store.update<AuthRecord, AccountChange | undefined>(rowKey(collection, email), (row) => {
    const next = row && change(row);
    return [next, accountChange(known(row), known(next))];
  });
  noteAccount(done);
}

/** What tells whether something became of an account. */
function known(record: AuthRecord | undefined): { readonly email: string; readonly password: unknown } | undefined {
  return record && { email: record.email, password: record.password };
}

/** Deletes a record. Its address can be used again. */
export async function removeRecord(world: RecordWorld, record: AuthRecord): Promise<void> {
  await world.store.delete(rowKey(record.collection, record.email));
  await forgetId(world, record);
  await changeChallenges(world.store, record, () => []);
  world.noteAccount(accountChange(known(record), undefined));
}

function forgetId({ store }: RecordWorld, { collection, id, email }: AuthRecord): Promise<void> {
  return forgetRow<string>(store, idKey(collection, id), (owner) => owner === email);
}

/** The rows of a seeded record with another id and key, so that no token of before goes on. */
export function renewedWith(random: Random): Renewed {
  return (key, row, { given, laterMs }) => {
    if (!key.startsWith('record/')) return [];
    const record = row as AuthRecord;
    const said = given.get(record.email);
    const id = said?.id === undefined ? newId(random) : record.id;
    const created = record.created + (said?.createdAt === undefined ? laterMs : 0);
    const next: AuthRecord = { ...record, id, tokenKey: newTokenKey(random), created, updated: created };
    return [
      [idKey(record.collection, id), record.email],
      [key, next],
    ];
  };
}
