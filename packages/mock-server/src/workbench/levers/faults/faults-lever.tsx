/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { ArmedFault } from '../../../core/faults/fault.ts';
import type { Backend } from '../../backend.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import type { LeverProps } from '../lever.ts';
import { ArmFault } from './arm-fault.tsx';
import { effectOf, metBy, remaining } from './fault-text.ts';

/** How many faults are armed, in the list of levers. */
export function FaultsState({ backend }: { readonly backend: Backend }): VNode | null {
  const count = useWorkbench().stateOf(backend).faults.value?.length ?? 0;
  return count === 0 ? <span class="soft">None</span> : <span class="badge bad">{count} armed</span>;
}

/** The armed faults, and a form that arms one. */
export function FaultsLever({ backends }: LeverProps): VNode | null {
  const [backend] = backends;
  return backend ? <Faults backend={backend} /> : null;
}

function Faults({ backend }: { readonly backend: Backend }): VNode {
  const { act, stateOf } = useWorkbench();
  const { faults, about } = stateOf(backend);
  const { control } = backend;
  const change = (action: () => Promise<unknown>, done: string): Promise<boolean> =>
    act(async () => {
      await action();
      await faults.refresh();
    }, done);
  const all = faults.value ?? [];
  return (
    <>
      <p>Failures that the next requests or mails meet. Of several that match, the first one happens.</p>
      <ul class="rows" aria-label="Armed faults">
        {all.map((fault) => (
          <li key={fault.id}>
            <Armed fault={fault} />
            <button
              type="button"
              aria-label={`Remove: ${metBy(fault)} ${effectOf(fault)}`}
              onClick={() => change(() => control.faults.remove(fault.id), 'The fault is removed.')}
            >
              Remove
            </button>
          </li>
        ))}
        {all.length === 0 && <li class="soft">None is armed.</li>}
      </ul>
      {all.length > 1 && (
        <p>
          <button type="button" onClick={() => change(() => control.faults.clear(), 'All faults are removed.')}>
            Remove all {all.length}
          </button>
        </p>
      )}
      <ArmFault
        operations={about.value?.operations ?? []}
        onArm={(fault) => change(() => control.faults.add(fault), 'The fault is armed.')}
      />
    </>
  );
}

function Armed({ fault }: { readonly fault: ArmedFault }): VNode {
  const { fired } = fault;
  return (
    <span>
      <b>{metBy(fault)}</b> {effectOf(fault)}
      <span class="row soft">
        <span class={fired > 0 ? 'badge good' : 'badge warn'}>{fired > 0 ? `Fired ${fired}×` : 'Not fired yet'}</span>
        {remaining(fault)}
      </span>
    </span>
  );
}
