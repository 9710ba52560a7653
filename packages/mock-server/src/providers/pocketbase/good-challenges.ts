import type { Backend } from './backend.ts';
import { type Challenge, challengesOf, changeChallenges, ownerOfChallenge } from './challenges.ts';
import type { AuthRecord } from './record.ts';
import { findById } from './records.ts';

/** What challenges are judged with. The settings are those of the collection that the path names. */
type World = Pick<Backend, 'store' | 'clock' | 'collection' | 'noteAccount'>;

/** A challenge that is good, and its account. */
interface Found {
  readonly challenge: Challenge;
  readonly record: AuthRecord;
}

/** The challenge with this id, if it is good. */
export async function findChallenge(world: World, id: string): Promise<Found | undefined> {
  const owner = await ownerOfChallenge(world.store, id);
  const record = owner && (await findById(world, owner.collection, owner.id));
  if (!record) return undefined;
  const challenge = (await goodChallenges(world, record)).find((one) => one.id === id);
  return challenge && { challenge, record };
}

/** The challenges of an account that are good, the oldest first. */
export async function goodChallenges(world: World, record: AuthRecord): Promise<readonly Challenge[]> {
  return (await challengesOf(world.store, record)).filter((one) => isGood(world, one, record));
}

/** Adds one to those of an account, of which those are forgotten that are over. */
export function addChallenge(world: World, record: AuthRecord, added: Challenge): Promise<void> {
  return changeChallenges(world.store, record, (all) => [...all.filter((one) => isGood(world, one, record)), added]);
}

/** Uses one up. */
export function endChallenge({ store }: World, record: AuthRecord, { id }: Challenge): Promise<void> {
  return changeChallenges(store, record, (all) => all.filter((one) => one.id !== id));
}

/** Digits end with another key of the account, the first of two ways with another password. */
function isGood({ clock, collection }: World, one: Challenge, { tokenKey, email, password }: AuthRecord): boolean {
  if (clock.now() - one.created > collection[one.kind].seconds * 1_000) return false;
  if (one.tokenKey === tokenKey) return true;
  // Another password brings another key, and so does another address.
  return one.kind === 'mfa' && one.email !== email && one.password === password;
}
