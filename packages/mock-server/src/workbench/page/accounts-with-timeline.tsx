/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { AccountsWith } from '../accounts/accounts.tsx';
import { Timeline } from '../timeline/timeline.tsx';

/** The accounts, each with its timeline. */
export function AccountsWithTimeline(): VNode {
  return <AccountsWith Life={Timeline} />;
}
