/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { BackendAccount } from './backend-account.ts';

/** An account in the list. */
export function AccountRow({
  account: { backend, account },
  named,
}: {
  readonly account: BackendAccount;
  /** Whether the backend's name is shown. */
  readonly named: boolean;
}): VNode {
  return (
    <>
      <span class="line">
        <b class="cut">{account.email}</b>
        <span class="chips">
          {!account.emailVerified && <span class="badge warn">unverified</span>}
          {!account.hasPassword && <span class="badge">no password</span>}
        </span>
      </span>
      <span class="cut soft">
        {[named ? backend.title : '', account.name ?? '', ...account.providers].filter(Boolean).join(' · ') || '–'}
      </span>
    </>
  );
}
