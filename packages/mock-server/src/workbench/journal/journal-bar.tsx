/** @jsxImportSource preact */
import type { Signal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { everyRow, type RowFilter } from './row-filter.ts';

const statuses: readonly (readonly [RowFilter['status'], string])[] = [
  ['', 'Status'],
  ['2', '2xx'],
  ['3', '3xx'],
  ['4', '4xx'],
  ['5', '5xx'],
  ['none', 'No answer'],
];

/** Search and filter of the journal. */
export function JournalBar({
  filter,
  rows,
  count,
  children,
}: {
  readonly filter: Signal<RowFilter>;
  /** All rows, whose operations and accounts can be chosen. */
  readonly rows: readonly JournalRow[];
  /** How many rows are shown. */
  readonly count: string;
  /** The buttons beside the search. */
  readonly children: ComponentChildren;
}): VNode {
  const change = (part: Partial<RowFilter>): void => {
    filter.value = { ...filter.peek(), ...part };
  };
  const { text, operation, status, email, withFault, ofSituation } = filter.value;
  return (
    <search class="journal-bar">
      <div class="row search">
        <input
          type="search"
          data-key="/"
          aria-label="Search requests"
          placeholder="Search requests"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        {children}
      </div>
      <div class="filters">
        <select
          aria-label="Status"
          value={status}
          onChange={({ currentTarget }) => change({ status: currentTarget.value as RowFilter['status'] })}
        >
          {statuses.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <Choice
          label="Operation"
          value={operation}
          values={namesIn(rows, 'operation')}
          onChoose={(value) => change({ operation: value })}
        />
        <Choice
          label="Account"
          value={email}
          values={namesIn(rows, 'email')}
          onChoose={(value) => change({ email: value })}
        />
      </div>
      <div class="filters">
        <Tick label="With fault" checked={withFault} onTick={(value) => change({ withFault: value })} />
        <Tick label="By a situation" checked={ofSituation} onTick={(value) => change({ ofSituation: value })} />
        {JSON.stringify(filter.value) !== JSON.stringify(everyRow) && (
          <button type="button" onClick={() => (filter.value = everyRow)}>
            Show all
          </button>
        )}
        <output class="soft">{count}</output>
      </div>
    </search>
  );
}

function namesIn(rows: readonly JournalRow[], field: 'operation' | 'email'): readonly string[] {
  return [...new Set(rows.flatMap((row) => row[field] ?? []))].sort();
}

function Choice({
  label,
  value,
  values,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly values: readonly string[];
  onChoose(value: string): void;
}): VNode {
  // A chosen value stays there when its rows are gone.
  const all = value === '' || values.includes(value) ? values : [value, ...values];
  return (
    <select aria-label={label} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      <option value="">{label}</option>
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Tick({
  label,
  checked,
  onTick,
}: {
  readonly label: string;
  readonly checked: boolean;
  onTick(checked: boolean): void;
}): VNode {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onTick(currentTarget.checked)} />
      {label}
    </label>
  );
}
