/** @jsxImportSource preact */
import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { MailFilter } from './mail-filter.ts';
import { mailKinds } from './mail-kinds.ts';
import { mailStates } from './mail-states.ts';

/** Which mails are shown: by recipient, purpose and state. */
export function MailFilters({
  filter,
  recipients,
}: {
  readonly filter: Signal<MailFilter>;
  readonly recipients: readonly string[];
}): VNode {
  const id = useId();
  const change = (part: Partial<MailFilter>): void => {
    filter.value = { ...filter.peek(), ...part };
  };
  const { to, kind, state } = filter.value;
  const states = Object.entries(mailStates).map(([value, { word }]) => [value, word] as const);
  return (
    <div class="filters">
      <input
        type="text"
        inputmode="email"
        aria-label="Recipient"
        placeholder="Any recipient"
        autocomplete="off"
        spellcheck={false}
        list={id}
        value={to}
        onInput={({ currentTarget }) => change({ to: currentTarget.value })}
      />
      <datalist id={id}>
        {recipients.map((address) => (
          <option key={address} value={address} />
        ))}
      </datalist>
      <select
        aria-label="Purpose of the mails"
        value={kind}
        onChange={({ currentTarget }) => change({ kind: currentTarget.value as MailFilter['kind'] })}
      >
        <option value="">Any purpose</option>
        {options(Object.entries(mailKinds))}
      </select>
      <select
        aria-label="State of the mails"
        value={state}
        onChange={({ currentTarget }) => change({ state: currentTarget.value as MailFilter['state'] })}
      >
        <option value="">Any state</option>
        {options([['unread', 'New'], ...states])}
      </select>
    </div>
  );
}

function options(choices: readonly (readonly [value: string, words: string])[]): readonly VNode[] {
  return choices.map(([value, words]) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));
}
