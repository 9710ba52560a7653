/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { itemOf } from '../state/item-of.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { type AccountFields, accountOf, emptyFields } from './account-fields.ts';
import { AccountForm } from './account-form.tsx';

/** The form of a new account, of a backend that is chosen in it if several are shown. */
export function AddAccount({ onEnd }: { onEnd(): void }): VNode | null {
  const { shown, view, go, act } = useWorkbench();
  const id = useSignal('');
  const backend: Backend | undefined = shown.value.find((one) => one.id === id.value) ?? shown.value[0];
  if (!backend) return null;
  const save = async (fields: AccountFields): Promise<void> => {
    await act(async () => {
      const account = await backend.control.accounts.put(accountOf(fields));
      onEnd();
      go({ item: itemOf(backend, account.email, view.peek().backend) });
    }, `Added the account to ${backend.title}.`);
  };
  return (
    <AccountForm title="A new account" start={emptyFields} isNew action="Add" onSave={save} onCancel={onEnd}>
      <p class="soft">One that has the same address is replaced. Password rules do not apply.</p>
      {shown.value.length > 1 && (
        <label>
          Backend
          <select value={backend.id} onChange={({ currentTarget }) => (id.value = currentTarget.value)}>
            {shown.value.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      )}
    </AccountForm>
  );
}
