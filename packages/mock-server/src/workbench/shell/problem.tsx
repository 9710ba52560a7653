/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';

/** Why the last action failed. */
export function Problem(): VNode | null {
  const { problem } = useWorkbench();
  if (problem.value === '') return null;
  return (
    <div class="problem" role="alert">
      <p>{problem.value}</p>
      <button type="button" onClick={() => (problem.value = '')}>
        Close
      </button>
    </div>
  );
}
