/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';
import { type AccountFields, changesOf, fieldsOf } from './account-fields.ts';
import { AccountForm } from './account-form.tsx';
import type { BackendAccount } from './backend-account.ts';

/** The form of an account that is there. Says when somebody else has changed the account meanwhile. */
export function EditAccount({
  account: { backend, account },
  onEnd,
}: {
  readonly account: BackendAccount;
  onEnd(): void;
}): VNode {
  const { act } = useWorkbench();
  const start = useSignal(account);
  const isOutdated = JSON.stringify(start.value) !== JSON.stringify(account);
  const save = async (fields: AccountFields): Promise<void> => {
    await act(async () => {
      await backend.control.accounts.update(account.email, changesOf(fields, start.peek()));
      onEnd();
    }, `Saved ${account.email}.`);
  };
  return (
    <AccountForm
      key={JSON.stringify(start.value)}
      title={`Edit ${account.email}`}
      start={fieldsOf(start.value)}
      isNew={false}
      action="Save"
      onSave={save}
      onCancel={onEnd}
    >
      {isOutdated && (
        <div class="note warn" role="status">
          <p>The account has changed since. Saving changes only what differs from how it was.</p>
          <button type="button" onClick={() => (start.value = account)}>
            Take it as it is now
          </button>
        </div>
      )}
    </AccountForm>
  );
}
