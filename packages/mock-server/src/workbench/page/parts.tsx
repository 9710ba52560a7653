/** @jsxImportSource preact */
import { Connect } from '../connect/connect.tsx';
import { Inbox } from '../inbox/inbox.tsx';
import { Journal } from '../journal/journal.tsx';
import { allLevers } from '../levers/all-levers.ts';
import { Levers } from '../levers/levers.tsx';
import type { PartOfWorkbench } from '../shell/part-of-workbench.ts';
import { AccountsWithTimeline } from './accounts-with-timeline.tsx';

/** The parts of the page. The first one is shown first. */
export const parts: readonly PartOfWorkbench[] = [
  { id: 'inbox', title: 'Inbox', Content: Inbox },
  { id: 'journal', title: 'Journal', Content: Journal },
  { id: 'accounts', title: 'Accounts', Content: AccountsWithTimeline },
  { id: 'levers', title: 'Levers', Content: () => <Levers offered={allLevers} /> },
  { id: 'connect', title: 'Connect', Content: Connect },
];
