/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';
import { Link } from '../ui/link.tsx';
import { Time } from '../ui/time.tsx';
import type { BackendAccount } from './backend-account.ts';

const MOST = 5;

/** The newest mails to an account, and the newest requests about it. */
export function Traces({ account: { backend, account } }: { readonly account: BackendAccount }): VNode {
  const { mails, journal } = useWorkbench().stateOf(backend);
  const email = account.email.toLowerCase();
  const own = (mails.value ?? []).filter(({ to }) => to.toLowerCase() === email);
  const rows = (journal.value ?? []).filter((row) => row.email?.toLowerCase() === email);
  return (
    <div class="traces">
      <section aria-label="Mails">
        <h3>Mails {own.length > 0 && <span class="soft">{own.length}</span>}</h3>
        {own.length === 0 && <p class="soft">None yet</p>}
        <ul>
          {own.slice(0, MOST).map(({ id, subject, sentAt }) => (
            <li key={id}>
              <Link to={{ part: 'inbox', backend: backend.id, item: id }}>{subject}</Link>
              <Time backend={backend} at={Date.parse(sentAt)} short />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Requests">
        <h3>Requests {rows.length > 0 && <span class="soft">{rows.length}</span>}</h3>
        {rows.length === 0 && <p class="soft">None yet</p>}
        <ul>
          {rows.slice(0, MOST).map(({ id, at, method, target, operation, response }) => (
            <li key={id}>
              <Link to={{ part: 'journal', backend: backend.id, item: id }}>
                {operation ?? `${method} ${target.split('?')[0]}`} {response?.status ?? 'no answer'}
              </Link>
              <Time backend={backend} at={at} short />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
