/** @jsxImportSource preact */
import type { Signal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type MailFilter, noFilter } from './mail-filter.ts';
import { MailFilters } from './mail-filters.tsx';

/** Search and filter of the inbox, with how many mails there are. */
export function InboxBar({
  filter,
  recipients,
  count,
  all,
  unseen,
  children,
}: {
  readonly filter: Signal<MailFilter>;
  /** Addresses that mails went to. */
  recipients(): readonly string[];
  /** How many match. */
  readonly count: number;
  /** How many there are. `undefined` until that is known. */
  readonly all: number | undefined;
  readonly unseen: number;
  /** What can be done with all of them. */
  readonly children: ComponentChildren;
}): VNode {
  const [isOpen, setOpen] = useState(false);
  const { text, to, kind, state } = filter.value;
  const set = [to, kind, state].filter((value) => value !== '').length;
  return (
    <search class="bar">
      <div class="row tight">
        <input
          type="search"
          data-key="/"
          aria-label="Search mails"
          placeholder="Search mails"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => (filter.value = { ...filter.peek(), text: currentTarget.value })}
        />
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Filter{set > 0 ? ` (${set})` : ''}
        </button>
      </div>
      {isOpen && <MailFilters filter={filter} recipients={recipients()} />}
      <div class="row tight">
        <output class="soft">{all === undefined ? 'Reading …' : counted(count, all, unseen)}</output>
        {(set > 0 || text !== '') && (
          <button type="button" class="plain" onClick={() => (filter.value = noFilter)}>
            Show all
          </button>
        )}
        {children}
      </div>
    </search>
  );
}

function counted(count: number, all: number, unseen: number): string {
  const mails = count === all ? `${all} ${all === 1 ? 'mail' : 'mails'}` : `${count} of ${all} mails`;
  return unseen === 0 ? mails : `${mails}, ${unseen} new`;
}
