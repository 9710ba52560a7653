/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import type { BackendAccount } from './backend-account.ts';

/** How long a code is shown (RFC 6238). */
const STEP_MS = 30_000;

/** The code that the authenticator app of an account shows now. Nothing if it has no second factor. */
export function SecondFactor({ account: { backend, account } }: { readonly account: BackendAccount }): VNode | null {
  const { now: time, about } = useWorkbench().stateOf(backend);
  const now = time.value;
  const canHave = about.value?.hasSecondFactors === true;
  const code = useSignal<string | undefined>(undefined);
  const step = Math.floor(now / STEP_MS);
  // Asked for again only where there is one.
  const shownStep = code.value === undefined ? 0 : step;
  useEffect(() => {
    let isOld = false;
    const show = (next: string | undefined): void => {
      if (!isOld) code.value = next;
    };
    // It rejects where there is no second factor.
    if (canHave) Promise.resolve(backend.control.secondFactors.code(account.email)).then(show, () => show(undefined));
    return () => {
      isOld = true;
    };
  }, [shownStep, account, canHave]);
  if (code.value === undefined) return null;
  const left = Math.ceil(((step + 1) * STEP_MS - now) / 1_000);
  return (
    <section aria-label="Second factor">
      <h3>Second factor</h3>
      <div class="row">
        <strong class="code">{code.value}</strong>
        <CopyButton what="code of the second factor" text={code.value} label="Copy code" />
        <span class="soft">another one in {left} s</span>
      </div>
    </section>
  );
}
