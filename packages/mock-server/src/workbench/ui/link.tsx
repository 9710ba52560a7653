/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';
import type { View } from '../state/view.ts';

/** Leads to another view: a link where views have addresses, so that it can be opened in another tab, else a button. */
export function Link({
  to,
  current,
  class: name,
  children,
}: {
  readonly to: Partial<View>;
  /** Whether it is the view that is shown. */
  readonly current?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { view, addressOf, go } = useWorkbench();
  const shared = { class: name, 'aria-current': current ? ('page' as const) : undefined };
  if (addressOf) {
    return (
      <a {...shared} href={addressOf({ ...view.value, item: '', ...to })}>
        {children}
      </a>
    );
  }
  return (
    <button {...shared} type="button" onClick={() => go(to)}>
      {children}
    </button>
  );
}
