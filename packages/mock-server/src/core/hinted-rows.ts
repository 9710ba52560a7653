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
export function updateHinted<Id, Row, R>(
  store: Store,
  rows: HintedRows<Id, Row>,
  id: Id,
  change: Change<Row, R>,
): Promise<R> {
  const changing = store.update<Row, Changed<R>>(rows.keyOf(id), (row) => {
    const [next, result] = change(row);
    const isSame = next === row;
    const secretsOf = (of: Row | undefined): Secrets => (isSame || of === undefined ? none : rows.secretsIn(of));
    const [had, has] = [secretsOf(row), secretsOf(next)];
    return [next, { came: without(has, had), went: without(had, has), result }];
  });
  return changing.then((changed) => (isQuiet(changed) ? changed.result : follow(store, rows, id, changed)));
}

/** What a change has done to the secrets of a row. */
interface Changed<R> {
  readonly came: Secrets;
  readonly went: Secrets;
  readonly result: R;
}

function isQuiet({ came, went }: Changed<unknown>): boolean {
  return came.length === 0 && went.length === 0;
}

async function follow<Id, Row, R>(
  store: Store,
  rows: HintedRows<Id, Row>,
  id: Id,
  { came, went, result }: Changed<R>,
): Promise<R> {
  for (const secret of came) await store.update<Id, void>(rows.hintOf(secret), () => [id, undefined]);
  for (const secret of went) await forget(store, rows, id, secret);
  return result;
}

type Secrets = readonly string[];

const none: Secrets = [];

function without(secrets: Secrets, others: Secrets): Secrets {
  if (secrets.length === 0 || others.length === 0) return secrets;
  if (others.length < 10) return secrets.filter((secret) => !others.includes(secret));
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
