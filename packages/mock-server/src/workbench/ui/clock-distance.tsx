/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { span } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** By how much the clock of a backend differs from that of this machine. Nothing if it does not. */
export function ClockDistance({ backend }: { readonly backend: Backend }): VNode | null {
  const { stateOf, seconds } = useWorkbench();
  const by = stateOf(backend).now.value - seconds.value;
  const distance = span(by);
  if (distance === '') return null;
  return (
    <span class="soft">
      {distance} {by > 0 ? 'ahead' : 'behind'}
    </span>
  );
}
