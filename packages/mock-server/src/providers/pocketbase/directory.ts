import type { AccountInput, AccountView } from '../../core/accounts.ts';
import { checkAccount } from '../../core/check-account.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import type { RequestWorld } from '../../core/world.ts';
import { type AuthCollection, collectionNamed, collectionNames, collectionsOf, usersName } from './collections.ts';
import type { PocketbaseOptions } from './options.ts';
import { keys } from './policy.ts';
import type { AuthRecord } from './record.ts';
import {
  findByEmail,
  findById,
  findInAnyCase,
  listRecords,
  newId,
  newTokenKey,
  removeRecord,
  writeRecord,
} from './records.ts';

/** An account of a test or a seed. */
export interface PocketbaseAccount extends AccountInput {
  /** Name or id of its auth collection. Default: `users`. */
  readonly collection?: string;
}

/** An account as tests read it. */
export interface PocketbaseAccountView extends AccountView {
  /** The name of its auth collection. */
  readonly collection: string;
}

type World = RequestWorld<PocketbaseOptions>;

/** The accounts of all collections. Where an address is in several, the first collection counts, which is `users`. */
export function directoryOf(world: World): Directory<PocketbaseAccountView> {
  const collections = collectionsOf(world.options);
  const find = async (email: string): Promise<AuthRecord | undefined> => {
    for (const { id } of collections) {
      const record = await findByEmail(world, id, email);
      if (record) return record;
    }
    return undefined;
  };
  const list = async (): Promise<readonly AuthRecord[]> =>
    (await Promise.all(collections.map(({ id }) => listRecords(world, id)))).flat();
  const view = (record: AuthRecord): PocketbaseAccountView => viewOf(record, nameIn(collections, record));
  return {
    async coolDowns() {
      return (await list()).flatMap(({ email: of, mailedAt, verificationMailedAt }) =>
        Object.entries({ cooldown: mailedAt, verificationCooldown: verificationMailedAt }).flatMap(([name, since]) =>
          since === undefined ? [] : [{ name, of, since }],
        ),
      );
    },
    async find(email) {
      const record = await find(email);
      return record && view(record);
    },
    async spelled(email) {
      const found = await Promise.all(collections.map(({ id }) => findInAnyCase(world, id, email)));
      return found.find((record) => record !== undefined)?.email;
    },
    list: async () => (await list()).map(view),
    async put(input: PocketbaseAccount) {
      const collection = collectionOf(world, input, (await find(input.email))?.collection);
      const record = recordOf(world, input, collection, await findByEmail(world, collection.id, input.email));
      const owner = await findById(world, collection.id, record.id);
      if (owner && owner.email !== record.email)
        throw new Error(`The id ${JSON.stringify(record.id)} of ${record.email} is that of ${owner.email} already.`);
      const before = await writeRecord(world, record);
      return { account: view(record), created: before === undefined };
    },
    async remove(email) {
      const record = await find(email);
      if (record) await removeRecord(world, record);
      return record !== undefined;
    },
    async seedOf(email) {
      const record = await find(email);
      return record && seedOf(record, nameIn(collections, record));
    },
  };
}

/** The collection of an account: that which it names, that which it is in already, or `users`. */
function collectionOf(
  { options }: World,
  { collection }: PocketbaseAccount,
  present: string | undefined,
): AuthCollection {
  const name = collection ?? present ?? usersName;
  const found = collectionNamed(options, name);
  if (found) return found;
  throw new Error(
    `There is no auth collection ${JSON.stringify(name)}. Known: ${collectionNames(options).join(', ')}. Others are made by the option "collections".`,
  );
}

function nameIn(collections: readonly AuthCollection[], { collection }: AuthRecord): string {
  return collections.find(({ id }) => id === collection)?.name ?? collection;
}

/** The record of an account. One that is put again is another one with another key, so that its tokens die. */
function recordOf(
  { clock, random }: World,
  { id, email, password, emailVerified, name, createdAt }: PocketbaseAccount,
  collection: AuthCollection,
  before: AuthRecord | undefined,
): AuthRecord {
  const created = createdAt === undefined ? clock.now() : Date.parse(createdAt);
  return {
    id: id ?? before?.id ?? newId(random),
    collection: collection.id,
    email,
    ...(password !== undefined && { password }),
    tokenKey: before && before.password === password ? before.tokenKey : newTokenKey(random),
    verified: emailVerified ?? true,
    ...(name !== undefined && { name }),
    created,
    updated: created,
  };
}

function viewOf(
  { id, email, verified, name, password, created, updated }: AuthRecord,
  collection: string,
): PocketbaseAccountView {
  return {
    id,
    email,
    emailVerified: verified,
    ...(name !== undefined && { name }),
    providers: [],
    hasPassword: password !== undefined,
    createdAt: isoTime(created),
    updatedAt: isoTime(updated),
    collection,
  };
}

function seedOf(record: AuthRecord, collection: string): PocketbaseAccount {
  const { hasPassword: _told, updatedAt: _written, ...fields } = viewOf(record, collection);
  return { ...fields, ...(record.password !== undefined && { password: record.password }) };
}

/** Throws if an account could not exist in PocketBase. Whether there is its collection, the options decide. */
export function checkPocketbaseAccount(account: PocketbaseAccount): void {
  checkAccount(account, ['collection']);
  const { id, collection } = account;
  if (id !== undefined && !new RegExp(`^[a-z0-9]{${keys.idLength}}$`).test(id))
    throw new Error(
      `Expected ${keys.idLength} small letters and digits as the id of a PocketBase account, not ${JSON.stringify(id)}.`,
    );
  if (collection !== undefined && (typeof collection !== 'string' || collection === ''))
    throw new Error(
      `Expected the name of an auth collection as an account's collection, not ${JSON.stringify(collection)}.`,
    );
}
