import { type FilterWorld, fieldNamed } from './filter/field-value.ts';
import { compared } from './filter/value.ts';
import { lists } from './policy.ts';
import type { AuthRecord } from './record.ts';

type Order = (one: AuthRecord, other: AuthRecord) => number;

/** Records in the order that a query asks for, or as they are. `undefined` if it asks for one that there is not. */
export function sorted(
  records: readonly AuthRecord[],
  sort: string,
  world: FilterWorld,
): readonly AuthRecord[] | undefined {
  if (sort === '') return records;
  const names = sort.split(',').map((name) => name.trim());
  const orders = names.map((name) => orderBy(name, records, world));
  if (names.length > lists.sorts || !orders.every((order) => order !== undefined)) return undefined;
  return [...records].sort((one, other) => orders.reduce((found, order) => found || order(one, other), 0));
}

function orderBy(name: string, records: readonly AuthRecord[], world: FilterWorld): Order | undefined {
  const isDown = name.startsWith('-');
  const order = orderUp(name.replace(/^[+-]/, ''), records, world);
  return order && isDown ? (one, other) => order(other, one) : order;
}

function orderUp(name: string, records: readonly AuthRecord[], world: FilterWorld): Order | undefined {
  if (name === '@random') return ranks(world.shuffled(records));
  if (name === '@rowid') return ranks(records);
  const field = name.length > lists.sortBytes ? undefined : fieldNamed(name, world);
  return field && ((one, other) => compared(field(one).is ?? '', field(other).is ?? ''));
}

function ranks(records: readonly AuthRecord[]): Order {
  const rank = new Map(records.map(({ id }, index) => [id, index]));
  return ({ id: one }, { id: other }) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0);
}
