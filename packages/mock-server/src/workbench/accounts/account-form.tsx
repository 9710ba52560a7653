/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { AccountFields } from './account-fields.ts';

/** A form with the fields of an account. What was typed stays until it was saved. */
export function AccountForm({
  title,
  start,
  isNew,
  action,
  children,
  onSave,
  onCancel,
}: {
  readonly title: string;
  /** What stands there at first. */
  readonly start: AccountFields;
  readonly isNew: boolean;
  /** The words of the button that saves. */
  readonly action: string;
  /** What stands above the fields. */
  readonly children?: ComponentChildren;
  onSave(fields: AccountFields): unknown;
  onCancel(): void;
}): VNode {
  const fields = useSignal(start);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const change = (part: Partial<AccountFields>): void => {
    fields.value = { ...fields.peek(), ...part };
  };
  const { email, name, password, emailVerified, more } = fields.value;
  return (
    <form
      ref={form}
      class="account-form"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(fields.peek());
      }}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      {isNew ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
      {children}
      {isNew && (
        <label>
          E-mail
          <input required value={email} onInput={({ currentTarget }) => change({ email: currentTarget.value })} />
        </label>
      )}
      <label>
        Name
        <input value={name} onInput={({ currentTarget }) => change({ name: currentTarget.value })} />
      </label>
      <label>
        {isNew ? 'Password' : 'New password'}
        <input
          value={password}
          autocomplete="off"
          spellcheck={false}
          placeholder={isNew ? 'Empty: none' : 'Empty: as it is'}
          onInput={({ currentTarget }) => change({ password: currentTarget.value })}
        />
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={emailVerified}
          onChange={({ currentTarget }) => change({ emailVerified: currentTarget.checked })}
        />
        The address is verified
      </label>
      <details>
        <summary>Further fields</summary>
        <label>
          Those that only this backend has, as JSON
          <textarea
            rows={3}
            spellcheck={false}
            value={more}
            placeholder={'{ "providers": ["google"] }'}
            onInput={({ currentTarget }) => change({ more: currentTarget.value })}
          />
        </label>
      </details>
      <div class="row">
        <button type="submit" class="main">
          {action}
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
