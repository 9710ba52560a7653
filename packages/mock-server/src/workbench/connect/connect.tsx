/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';
import { BackendCard } from './backend-card.tsx';

/** How an app is pointed at each backend that is shown. */
export function Connect(): VNode {
  const { shown } = useWorkbench();
  return (
    <div class="connect">
      {shown.value.map((backend) => (
        <BackendCard key={backend.id} backend={backend} />
      ))}
    </div>
  );
}
