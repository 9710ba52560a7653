/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ListedSituation } from '../../core/situations/situation.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { BackendAccount } from './backend-account.ts';

const ordinary = 'fresh';

/** Asks for a reset of an account, also one that is in some state, and opens the mail. */
export function ResetPanel({ account: { backend, account } }: { readonly account: BackendAccount }): VNode {
  const { act, go, read } = useWorkbench();
  const situations = useSignal<readonly ListedSituation[]>([]);
  const name = useSignal(ordinary);
  useEffect(() => {
    void read(async () => {
      const all = await backend.control.situations.list();
      situations.value = all.filter(({ scope }) => scope === 'account');
    });
  }, [backend]);
  const make = (): Promise<boolean> =>
    act(async () => {
      const { mail } = await backend.control.situations.make(name.peek(), { email: account.email });
      if (mail) go({ part: 'inbox', backend: backend.id, item: mail.id });
    }, `${account.email} is in the situation ${name.peek()}.`);
  const means = situations.value.find((one) => one.name === name.value)?.means;
  return (
    <section aria-label="Password reset">
      <h3>Password reset</h3>
      <div class="row">
        <button type="button" onClick={make}>
          {name.value === ordinary ? 'Ask for a reset' : 'Bring it there'}
        </button>
        <select
          aria-label="Situation of the reset"
          value={name.value}
          onChange={({ currentTarget }) => (name.value = currentTarget.value)}
        >
          {situations.value.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      {means !== undefined && <p class="soft">{means}</p>}
    </section>
  );
}
