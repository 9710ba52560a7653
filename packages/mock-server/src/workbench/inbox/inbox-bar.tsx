import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { MailFilter } from './mail-filter.ts';
import { mailKinds } from './mail-kinds.ts';

/** Search and filter of the inbox, with how many mails there are. */
export function InboxBar({
  filter,
  count,
  all,
}: {
  readonly filter: Signal<MailFilter>;
  /** How many match. */
  readonly count: number;
  /** How many there are. `undefined` until that is known. */
  readonly all: number | undefined;
}): VNode {
  const change = (part: Partial<MailFilter>): void => {
    filter.value = { ...filter.peek(), ...part };
  };
  const { text, kind } = filter.value;
  return (
    <search class="bar">
      <input
        type="search"
        data-key="/"
        aria-label="Search mails"
        placeholder="Search mails"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <select
        aria-label="Purpose of the mails"
        value={kind}
        onChange={({ currentTarget }) => change({ kind: currentTarget.value as MailFilter['kind'] })}
      >
        <option value="">Any purpose</option>
        {Object.entries(mailKinds).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <output class="soft">{all === undefined ? '' : counted(count, all)}</output>
    </search>
  );
}

function counted(count: number, all: number): string {
  return count === all ? `${all} ${all === 1 ? 'mail' : 'mails'}` : `${count} of ${all} mails`;
}
