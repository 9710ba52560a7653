/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { WorkbenchContext } from '../state/use-workbench.ts';
import type { Workbench } from '../state/workbench.ts';
import { Header } from './header.tsx';
import type { PartOfWorkbench } from './part-of-workbench.ts';
import { Problem } from './problem.tsx';

/** The workbench: its header, and the part that is shown. */
export function App({
  workbench,
  parts,
  onClose,
}: {
  readonly workbench: Workbench;
  /** The first one is shown first. */
  readonly parts: readonly PartOfWorkbench[];
  /** Closes it, where it can be closed. */
  readonly onClose?: () => void;
}): VNode {
  const { view, announcement } = workbench;
  // A panel is a part of somebody's page, which has a main part of its own.
  const Region = onClose ? 'section' : 'main';
  const { Content, title } = parts.find(({ id }) => id === view.value.part) ?? (parts[0] as PartOfWorkbench);
  return (
    <WorkbenchContext.Provider value={workbench}>
      <div class="workbench">
        <Header parts={parts} onClose={onClose} />
        <Problem />
        <Region class="part" aria-label={title} tabIndex={-1}>
          <Content />
        </Region>
        <p class="hidden" aria-live="polite">
          {announcement.value}
        </p>
      </div>
    </WorkbenchContext.Provider>
  );
}
