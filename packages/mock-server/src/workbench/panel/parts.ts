import { Inbox } from '../inbox/inbox.tsx';
import type { PartOfWorkbench } from '../shell/part-of-workbench.ts';

/** The parts of the panel. The first one is shown first. */
export const parts: readonly PartOfWorkbench[] = [{ id: 'inbox', title: 'Inbox', Content: Inbox }];
