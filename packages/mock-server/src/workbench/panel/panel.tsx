/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { App } from '../shell/app.tsx';
import type { PartOfWorkbench } from '../shell/part-of-workbench.ts';
import type { Workbench } from '../state/workbench.ts';
import { keptInTab } from './kept-in-tab.ts';
import { PanelEdge } from './panel-edge.tsx';

/** The button at the lower edge of the page, and the workbench that it opens. */
export function Panel({
  workbench,
  parts,
  open,
}: {
  readonly workbench: Workbench;
  readonly parts: readonly PartOfWorkbench[];
  readonly open: boolean | undefined;
}): VNode {
  const isOpen = useSignal(open ?? keptInTab.read('open') === 'yes');
  const wasUsed = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const toggle = (next: boolean): void => {
    wasUsed.current = true;
    isOpen.value = next;
    keptInTab.write('open', next ? 'yes' : 'no');
  };
  // The focus is not taken from the page when it loads.
  useLayoutEffect(() => {
    if (wasUsed.current) (opener.current ?? panel.current)?.focus();
  }, [isOpen.value]);
  if (!isOpen.value) {
    return (
      <div class="workbench closed">
        <button ref={opener} type="button" class="opener" aria-expanded={false} onClick={() => toggle(true)}>
          Resetkit <MailCount workbench={workbench} />
        </button>
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) toggle(false);
  };
  return (
    <aside ref={panel} class="panel" aria-label="Resetkit" tabIndex={-1} onKeyDown={onKeyDown}>
      <PanelEdge panel={panel} />
      <App workbench={workbench} parts={parts} onClose={() => toggle(false)} />
    </aside>
  );
}

function MailCount({ workbench: { source, stateOf } }: { readonly workbench: Workbench }): VNode {
  const count = source.backends.value.reduce((sum, backend) => sum + (stateOf(backend).mails.value?.length ?? 0), 0);
  return (
    <span class="badge">
      {count} {count === 1 ? 'mail' : 'mails'}
    </span>
  );
}
