import type { AuthCollection } from '../collections.ts';
import type { AuthRecord } from '../record.ts';
import { timeOf } from '../record-view.ts';
import type { Value } from './value.ts';

/** Who asks, in which collection, and when. */
export interface FilterWorld {
  readonly collection: AuthCollection;
  /** The id of the account that asks. */
  readonly callerId: string | undefined;
  /** Whether it is a superuser, who may ask for hidden fields. */
  readonly seesAll: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Records in any order. */
  shuffled(records: readonly AuthRecord[]): readonly AuthRecord[];
}

/** Reads a field of a record. */
export type FieldValue = (record: AuthRecord) => Value;

const column = 'text';
const always: Readonly<Record<string, FieldValue>> = {
  id: ({ id: is }) => ({ is, column }),
  email: ({ email: is }) => ({ is, column }),
  emailVisibility: ({ emailVisibility = false }) => ({ is: Number(emailVisibility), column: 'number' }),
  verified: ({ verified }) => ({ is: Number(verified), column: 'number' }),
};
const ofProfile: typeof always = {
  name: ({ name: is = '' }) => ({ is, column }),
  avatar: () => ({ is: '', column }),
};
const ofTimes: typeof always = {
  created: ({ created }) => ({ is: timeOf(created), column }),
  updated: ({ updated }) => ({ is: timeOf(updated), column }),
};
const hidden: typeof always = {
  tokenKey: ({ tokenKey: is }) => ({ is, column }),
  // A hash, which no text is the same as.
  password: ({ id, password }) => ({ is: password === undefined ? '' : `$2a$10$${id}`, column }),
};

/** The field with this name. `undefined` if the collection has none that the caller may ask for. */
export function fieldNamed(name: string, { collection, seesAll }: FilterWorld): FieldValue | undefined {
  const fields = {
    ...always,
    ...(collection.hasProfile && ofProfile),
    ...(collection.hasTimes && ofTimes),
    ...(seesAll && hidden),
  };
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
