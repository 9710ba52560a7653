/** @jsxImportSource preact */
import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { itemOf } from '../state/item-of.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { type BackendRow, byTime } from './backend-row.ts';
import { Exchange } from './exchange.tsx';
import { JournalBar } from './journal-bar.tsx';
import { everyRow, matchesFilter, type RowFilter } from './row-filter.ts';
import { RowLine } from './row-line.tsx';

const ROW_HEIGHT = 56;

/** The requests that the backends that are shown received, and the chosen one with its answer beside them. */
export function Journal(): VNode {
  const { view, shown, stateOf, go, act } = useWorkbench();
  const filter = useSignal<RowFilter>(everyRow);
  const secrets = useSignal(false);
  /** The rows as they were when the list was paused. */
  const held = useSignal<readonly BackendRow[] | undefined>(undefined);
  const latest = useComputed(() => {
    const lists = shown.value.map((backend) => {
      const rows: readonly JournalRow[] | undefined = stateOf(backend).journal.value;
      return rows?.map((row): BackendRow => ({ backend, row }));
    });
    if (lists.includes(undefined)) return undefined;
    const rows = lists.flatMap((list) => list ?? []);
    return lists.length > 1 ? rows.sort(byTime) : rows;
  });
  const all = useComputed(() => {
    const backends = shown.value;
    return held.value?.filter(({ backend }) => backends.includes(backend)) ?? latest.value;
  });
  const matching = useComputed(() => all.value?.filter(({ row }) => matchesFilter(row, filter.value)) ?? []);
  const { item, backend: only } = view.value;
  const named = ({ backend, row }: BackendRow): string => itemOf(backend, row.id, only);
  const chosen = all.value?.find((row) => named(row) === item);
  const clear = (): void => {
    held.value = undefined;
    const doing = (): Promise<unknown> => Promise.all(shown.value.map(({ control }) => control.journal.clear()));
    void act(doing, 'Cleared the journal.');
  };

  return (
    <div class={chosen ? 'split chosen' : 'split'}>
      <section class="side" aria-label="Requests">
        <JournalBar
          filter={filter}
          rows={all.value?.map(({ row }) => row) ?? []}
          count={counted(matching.value.length, all.value?.length)}
        >
          <button
            type="button"
            aria-pressed={held.value !== undefined}
            onClick={() => (held.value = held.peek() ? undefined : latest.peek())}
          >
            {held.value ? `Paused${newer(latest.value, held.value)}` : 'Pause'}
          </button>
          <button type="button" onClick={clear}>
            Clear
          </button>
        </JournalBar>
        {matching.value.length > 0 ? (
          <ChoiceList
            label="Requests"
            items={matching.value}
            keyOf={named}
            rowHeight={ROW_HEIGHT}
            chosen={item}
            onChoose={(row) => go({ item: named(row) })}
            row={(row) => <RowLine row={row} named={only === '' && shown.value.length > 1} />}
          />
        ) : (
          all.value && <Nothing isFiltered={all.value.length > 0} />
        )}
      </section>
      <section class="detail" aria-label="Request and answer">
        {chosen ? (
          <Exchange key={itemOf(chosen.backend, chosen.row.id, '')} row={chosen} secrets={secrets} />
        ) : (
          <p class="hint">{hintFor(item, all.value?.length)}</p>
        )}
      </section>
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): VNode {
  return (
    <p class="hint">
      {isFiltered ? 'No request matches.' : 'No request yet. Each one that a backend receives appears here by itself.'}
    </p>
  );
}

function hintFor(item: string, count = 0): string {
  if (item !== '') return 'The journal does not keep this request any more.';
  return count > 0 ? 'Choose a request to see it and its answer.' : '';
}

function counted(count: number, all: number | undefined): string {
  if (all === undefined) return '';
  return count === all ? `${all} ${all === 1 ? 'request' : 'requests'}` : `${count} of ${all} requests`;
}

/** How many came since the list was paused. */
function newer(latest: readonly BackendRow[] = [], held: readonly BackendRow[]): string {
  const known = new Set(held.map(({ row }) => row));
  const count = latest.filter(({ row }) => !known.has(row)).length;
  return count === 0 ? '' : `, ${count} new`;
}
