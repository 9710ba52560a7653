import type { ComponentType } from 'preact';

/** A part of the workbench, which fills it while it is shown. */
export interface PartOfWorkbench {
  /** Names it in addresses. */
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType;
}
