import { magicFaults } from '../../packages/mock-server/src/core/situations/magic-addresses.ts';
import type { ListedSituation } from '../../packages/mock-server/src/core/situations/situation.ts';
import { situationNames } from '../../packages/mock-server/src/core/situations/situation-names.ts';
import { table } from '../providers-doc/table.ts';
import { code } from './show-body.ts';
import { makers, type Situation } from './situations.ts';

/** A provider, and the situations that the mock server makes for it. */
export interface Maker {
  readonly title: string;
  readonly makes: readonly ListedSituation[];
}

/** The call that makes a situation, and which of the providers that answer in it cannot make it. */
export function makeWith(situation: Situation, answering: readonly Maker[]): string {
  const name = makers[situation];
  const [some, others] = split(answering, ({ makes }) => makes.some((one) => one.name === name));
  if (name === undefined || some.length === 0) return '';
  const except = others.length > 0 ? ` (not ${others.map(({ title }) => title).join(', ')})` : '';
  return `${code(`situations.make('${name}')`)}${except}`;
}

/** All situations that any provider has, and for how many accounts each holds there. */
export function makeable(providers: readonly Maker[]): string {
  const names = Object.entries(situationNames).filter(([name]) =>
    providers.some((provider) => scopeAt(provider, name) !== ''),
  );
  return table([
    ['', 'what happened', ...providers.map(({ title }) => title)],
    ...names.map(([name, means]) => [code(name), means, ...providers.map((provider) => scopeAt(provider, name))]),
  ]);
}

/** The faults that an address can ask for. */
export function magicTable(): string {
  const rows = Object.entries(magicFaults).map(([name, { means }]) => [code(`ada+${name}@example.com`), means]);
  return table([['', 'what happens when a reset mail is asked for'], ...rows]);
}

function scopeAt({ makes }: Maker, name: string): string {
  return makes.find((one) => one.name === name)?.scope ?? '';
}

function split<Item>(items: readonly Item[], holds: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
