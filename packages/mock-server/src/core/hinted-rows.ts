import { forgetRow } from './forget.ts';
import type { Change, Store } from './store.ts';

/** Rows of one kind that are found by the secrets in them, too. A secret has a hint: a row with the id of its owner. */
export interface HintedRows<Id, Row> {
  /** The key of the row with this id. */
  keyOf(id: Id): string;
  /** The key of the hint of a secret. */
  hintOf(secret: string): string;
  /** The secrets that a row is found by. */
  secretsIn(row: Row): readonly string[];
}

/**
 * Changes a row as `update` of a store does, and lets the hints follow: a secret that is new in the row gets one, and one
 * that is in it no more loses it. So no hint is left that leads nowhere. The row decides.
 */
export async function updateHinted<Id, Row, R>(
  store: Store,
  rows: HintedRows<Id, Row>,
  id: Id,
  change: Change<Row, R>,
): Promise<R> {
  const { keyOf, hintOf, secretsIn } = rows;
  const { had, has, result } = await store.update<Row, { had: Secrets; has: Secrets; result: R }>(keyOf(id), (row) => {
    const [next, outcome] = change(row);
    const isSame = next === row;
    const secretsOf = (of: Row | undefined): Secrets => (isSame || of === undefined ? none : secretsIn(of));
    return [next, { had: secretsOf(row), has: secretsOf(next), result: outcome }];
  });
  for (const secret of without(has, had)) await store.update<Id, void>(hintOf(secret), () => [id, undefined]);
  for (const secret of without(had, has)) await forget(store, rows, id, secret);
  return result;
}

type Secrets = readonly string[];

const none: Secrets = [];

function without(secrets: Secrets, others: Secrets): Secrets {
  if (secrets.length === 0 || others.length === 0) return secrets;
  const known = new Set(others);
  return secrets.filter((secret) => !known.has(secret));
}

async function forget<Id, Row>(
  store: Store,
  { keyOf, hintOf, secretsIn }: HintedRows<Id, Row>,
  id: Id,
  secret: string,
): Promise<void> {
  // Digits that a test has chosen may be those of another account by now.
  await forgetRow<Id>(store, hintOf(secret), (owner) => owner === id);
  // Or another request has given the same ones to this account meanwhile.
  const row = await store.get<Row>(keyOf(id));
  if (row && secretsIn(row).includes(secret)) await store.update<Id, void>(hintOf(secret), () => [id, undefined]);
}
