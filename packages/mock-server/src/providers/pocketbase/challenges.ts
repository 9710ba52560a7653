import { type HintedRows, updateHinted } from '../../core/hinted-rows.ts';
import type { Store } from '../../core/store.ts';
import type { AuthRecord } from './record.ts';

/** What an account has begun to sign in with. Times are milliseconds since 1970. */
export type Challenge = Otp | FirstWay;

interface Begun {
  readonly id: string;
  readonly created: number;
  /** The key of the account's tokens at that time. */
  readonly tokenKey: string;
}

/** Digits that were mailed. */
export interface Otp extends Begun {
  readonly kind: 'otp';
  readonly digits: string;
}

/** One way to sign in, which waits for another. */
export interface FirstWay extends Begun {
  readonly kind: 'mfa';
  readonly way: Way;
  /** Address and password of the account at that time. */
  readonly email: string;
  readonly password?: string;
}

/** A way to sign in. */
export type Way = 'password' | 'otp';

/** The account of a challenge. */
type Owner = Pick<AuthRecord, 'collection' | 'id'>;

const rows: HintedRows<Owner, readonly Challenge[]> = {
  keyOf: ({ collection, id }) => `challenges/${collection}/${id}`,
  hintOf: (id) => `challenge/${id}`,
  secretsIn: (row) => row.map(({ id }) => id),
};

/** Those of an account, the oldest first. */
export async function challengesOf(store: Store, owner: Owner): Promise<readonly Challenge[]> {
  return (await store.get<readonly Challenge[]>(rows.keyOf(owner))) ?? [];
}

/** The account of the challenge with this id. */
export function ownerOfChallenge(store: Store, id: string): Promise<Owner | undefined> {
  return store.get<Owner>(rows.hintOf(id));
}

/** Changes those of an account. */
export function changeChallenges(
  store: Store,
  { collection, id }: Owner,
  change: (challenges: readonly Challenge[]) => readonly Challenge[],
): Promise<void> {
  return updateHinted(store, rows, { collection, id }, (row = []) => {
    const next = change(row);
    return [next.length === 0 ? undefined : next, undefined];
  });
}
