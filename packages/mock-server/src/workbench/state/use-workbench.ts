import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Workbench } from './workbench.ts';

/** Hands the workbench to its parts. */
export const WorkbenchContext: Context<Workbench | undefined> = createContext<Workbench | undefined>(undefined);

/** The workbench that a component is part of. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('A part of the workbench stands outside of it.');
  return workbench;
}
