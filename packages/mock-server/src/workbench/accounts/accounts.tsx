/** @jsxImportSource preact */
import { useComputed, useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { itemOf } from '../state/item-of.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { AccountDetail } from './account-detail.tsx';
import { AccountRow } from './account-row.tsx';
import { AddAccount } from './add-account.tsx';
import { type BackendAccount, matchesText } from './backend-account.ts';

const ROW_HEIGHT = 52;

/** The accounts of the backends that are shown, and the chosen one beside them. */
export function Accounts(): VNode {
  return <AccountsWith />;
}

/** The same with the life of the chosen one. */
export function AccountsWith({
  Life,
}: {
  /** Shows the life of an account, where there is room for it. */
  readonly Life?: ComponentType<{ readonly backend: Backend; readonly email: string }>;
}): VNode {
  const { view, shown, stateOf, go } = useWorkbench();
  const text = useSignal('');
  const isAdding = useSignal(false);
  const all = useComputed(() => {
    const lists = shown.value.map((backend) =>
      stateOf(backend).accounts.value?.map((account): BackendAccount => ({ backend, account })),
    );
    return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
  });
  const matching = useComputed(() => all.value?.filter((account) => matchesText(account, text.value)) ?? []);
  const { item, backend: only } = view.value;
  const named = ({ backend, account }: BackendAccount): string => itemOf(backend, account.email, only);
  const chosen = all.value?.find((account) => named(account).toLowerCase() === item.toLowerCase());
  const hasDetail = isAdding.value || chosen !== undefined;
  const choose = (account: BackendAccount): void => {
    isAdding.value = false;
    go({ item: named(account) });
  };

  return (
    <div class={hasDetail ? 'split chosen' : 'split'}>
      <section class="side" aria-label="Accounts">
        <search class="journal-bar">
          <div class="row search">
            <input
              type="search"
              data-key="/"
              aria-label="Search accounts"
              placeholder="Search accounts"
              autocomplete="off"
              spellcheck={false}
              value={text.value}
              onInput={({ currentTarget }) => (text.value = currentTarget.value)}
            />
            <button type="button" onClick={() => (isAdding.value = true)}>
              Add account
            </button>
          </div>
          <output class="soft">{counted(matching.value.length, all.value?.length)}</output>
        </search>
        {matching.value.length > 0 ? (
          <ChoiceList
            label="Accounts"
            items={matching.value}
            keyOf={named}
            rowHeight={ROW_HEIGHT}
            chosen={chosen ? named(chosen) : ''}
            onChoose={choose}
            row={(account) => <AccountRow account={account} named={only === '' && shown.value.length > 1} />}
          />
        ) : (
          all.value && <p class="hint">{all.value.length > 0 ? 'No account matches.' : 'No account yet.'}</p>
        )}
      </section>
      <section class="detail" aria-label="Account">
        {isAdding.value ? (
          <AddAccount onEnd={() => (isAdding.value = false)} />
        ) : chosen ? (
          <AccountDetail key={itemOf(chosen.backend, chosen.account.email, '')} account={chosen}>
            {Life && <Life backend={chosen.backend} email={chosen.account.email} />}
          </AccountDetail>
        ) : (
          <p class="hint">{item === '' ? 'Choose an account.' : 'There is no account with this address.'}</p>
        )}
      </section>
    </div>
  );
}

function counted(count: number, all: number | undefined): string {
  if (all === undefined) return '';
  return count === all ? `${all} ${all === 1 ? 'account' : 'accounts'}` : `${count} of ${all} accounts`;
}
