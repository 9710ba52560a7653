/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';
import { Ask } from '../ui/ask.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Link } from '../ui/link.tsx';
import { Time } from '../ui/time.tsx';
import type { BackendAccount } from './backend-account.ts';
import { EditAccount } from './edit-account.tsx';
import { ResetPanel } from './reset-panel.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionPanel } from './session-panel.tsx';
import { Traces } from './traces.tsx';

/** An account, with what can be done with it. */
export function AccountDetail({
  account: shown,
  children,
}: {
  readonly account: BackendAccount;
  /** What else is shown of it. */
  readonly children?: ComponentChildren;
}): VNode {
  const { act, go } = useWorkbench();
  const doing = useSignal<'edit' | 'delete' | undefined>(undefined);
  const { backend, account } = shown;
  const remove = async (yes: boolean): Promise<void> => {
    doing.value = undefined;
    if (!yes) return;
    const removed = await act(() => backend.control.accounts.delete(account.email), `Deleted ${account.email}.`);
    if (removed) go({});
  };
  return (
    <article class="account" aria-label={account.email}>
      <Link to={{}} class="back">
        ‹ All accounts
      </Link>
      <div class="row between">
        <h2>{account.email}</h2>
        <div class="row">
          <button type="button" onClick={() => (doing.value = 'edit')}>
            Edit
          </button>
          <button type="button" class="danger" onClick={() => (doing.value = 'delete')}>
            Delete …
          </button>
        </div>
      </div>
      {doing.value === 'edit' ? (
        <EditAccount account={shown} onEnd={() => (doing.value = undefined)} />
      ) : (
        <Facts account={shown} />
      )}
      <ResetPanel account={shown} />
      <SecondFactor account={shown} />
      <SessionPanel account={shown} />
      {children}
      <Traces account={shown} />
      {doing.value === 'delete' && (
        <Ask title={`Delete ${account.email}?`} action="Delete" onAnswer={remove}>
          <p>
            {backend.title} forgets the account. Codes and links that were mailed to it stay as they are on the real
            server.
          </p>
        </Ask>
      )}
    </article>
  );
}

/** Fields of every account, which are told in words. */
const told = ['id', 'email', 'name', 'emailVerified', 'providers', 'hasPassword', 'createdAt', 'updatedAt'];

function Facts({ account: { backend, account } }: { readonly account: BackendAccount }): VNode {
  const { id, name, emailVerified, providers, hasPassword, createdAt, updatedAt } = account;
  const more = Object.entries(account).filter(([field]) => !told.includes(field));
  return (
    <dl class="facts">
      <dt>Backend</dt>
      <dd>{backend.title}</dd>
      <dt>Name</dt>
      <dd>{name ?? <span class="soft">none</span>}</dd>
      <dt>Address</dt>
      <dd>{emailVerified ? 'verified' : 'not verified'}</dd>
      <dt>Signs in</dt>
      <dd>
        {[hasPassword ? 'with a password' : '', ...providers].filter(Boolean).join(', ') || 'not with a password'}
      </dd>
      {more.map(([field, value]) => (
        <>
          <dt key={`${field} name`}>{field}</dt>
          <dd key={field}>{typeof value === 'string' ? value : <code>{JSON.stringify(value)}</code>}</dd>
        </>
      ))}
      <dt>Created</dt>
      <dd>
        <Time backend={backend} at={Date.parse(createdAt)} />
        {updatedAt !== createdAt && (
          <>
            , changed <Time backend={backend} at={Date.parse(updatedAt)} />
          </>
        )}
      </dd>
      <dt>Id</dt>
      <dd class="row">
        <code>{id}</code>
        <CopyButton what="the id" text={id} />
      </dd>
    </dl>
  );
}
