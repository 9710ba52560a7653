/** @jsxImportSource preact */
import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Link } from '../ui/link.tsx';
import { Time } from '../ui/time.tsx';
import type { BackendRow } from './backend-row.ts';
import { MessagePane } from './message-pane.tsx';
import { statusClass } from './row-filter.ts';
import { SecretTold } from './secret-told.tsx';
import { StatusBadge } from './status-badge.tsx';
import { wholeRow } from './whole-row.ts';

/** What writes programs. It knows how each backend is called, and is loaded when somebody copies. */
const copies = (): Promise<typeof import('./copies.ts')> => import('./copies.ts');

/** A request and its answer, with what can be done with them. */
export function Exchange({
  row: chosen,
  secrets,
}: {
  readonly row: BackendRow;
  /** Whether secrets are shown. */
  readonly secrets: Signal<boolean>;
}): VNode {
  const { backend } = chosen;
  const row = useShownRow(chosen, secrets.value);
  const [path = ''] = row.target.split('?');
  return (
    <article class="exchange" aria-label={`${row.method} ${path}`}>
      <Link to={{}} class="back">
        ‹ All requests
      </Link>
      <h2>
        {row.method} <span class="path">{path}</span> <StatusBadge row={row} />
      </h2>
      <Facts row={{ backend, row: chosen.row }} />
      {row.hiddenFromPage !== undefined && <Hidden why={row.hiddenFromPage} />}
      <fieldset class="row">
        <legend class="soft">Copy, with secrets, as</legend>
        <CopyButton what="as curl" label="curl" text={async () => (await copies()).curlOf(chosen)} />
        {row.operation !== undefined && (
          <CopyButton what="as SDK call" label="SDK call" text={async () => (await copies()).sdkCallOf(chosen)} />
        )}
        <CopyButton
          what="as Vitest test"
          label="Vitest test"
          text={async () => (await copies()).testOf(chosen, 'vitest')}
        />
        <CopyButton
          what="as Playwright test"
          label="Playwright test"
          text={async () => (await copies()).testOf(chosen, 'playwright')}
        />
        <label class="tick">
          <input
            type="checkbox"
            checked={secrets.value}
            onChange={({ currentTarget }) => (secrets.value = currentTarget.checked)}
          />
          Show secrets
        </label>
      </fieldset>
      <div class="messages">
        <MessagePane
          title="Request"
          line={`${row.method} ${row.target}`}
          headers={Object.entries(row.request.headers)}
          body={row.request.body}
        />
        {row.response ? (
          <MessagePane
            title="Answer"
            line={String(row.response.status)}
            headers={row.response.headers}
            body={row.response.body}
          />
        ) : (
          <section class="message" aria-label="Answer">
            <h3>Answer</h3>
            <p class="bad">The connection was cut before an answer.</p>
          </section>
        )}
      </div>
    </article>
  );
}

/** The row as it is to be shown. Its secrets are asked for when they are. */
function useShownRow(chosen: BackendRow, secrets: boolean): JournalRow {
  const { act } = useWorkbench();
  const whole = useSignal<JournalRow | undefined>(undefined);
  useEffect(() => {
    whole.value = undefined;
    if (secrets) void act(async () => (whole.value = await wholeRow(chosen)));
  }, [chosen.row, secrets]);
  return (secrets ? whole.value : undefined) ?? chosen.row;
}

function Facts({ row: { backend, row } }: { readonly row: BackendRow }): VNode {
  const to = { backend: backend.id };
  return (
    <dl class="facts">
      <dt>Backend</dt>
      <dd>
        {backend.title}
        {row.operation !== undefined && (
          <>
            , operation <code>{row.operation}</code>
          </>
        )}
      </dd>
      <dt>Received</dt>
      <dd>
        <Time backend={backend} at={row.at} /> from {row.ip}
      </dd>
      {row.email !== undefined && (
        <>
          <dt>Account</dt>
          <dd>
            <Link to={{ ...to, part: 'accounts', item: row.email }}>{row.email}</Link>
          </dd>
        </>
      )}
      {row.situation !== undefined && (
        <>
          <dt>Made by</dt>
          <dd>the situation {row.situation}</dd>
        </>
      )}
      {row.fault !== undefined && (
        <>
          <dt>Fault</dt>
          <dd>
            <Link to={{ ...to, part: 'levers', item: 'faults' }}>{row.fault}</Link>
          </dd>
        </>
      )}
      {row.limit !== undefined && (
        <>
          <dt>Limit</dt>
          <dd>
            {row.limit.name}
            {row.limit.until !== undefined && (
              <>
                , until <Time backend={backend} at={row.limit.until} />
              </>
            )}
          </dd>
        </>
      )}
      {row.response && statusClass(row) !== '2' && <SecretTold row={{ backend, row }} />}
      {row.mails.length > 0 && (
        <>
          <dt>Sent</dt>
          <dd class="row">
            {row.mails.map((id, index) => (
              <Link key={id} to={{ ...to, part: 'inbox', item: id }}>
                {row.mails.length === 1 ? 'a mail' : `mail ${index + 1}`}
              </Link>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Hidden({ why }: { readonly why: string }): VNode {
  return (
    <div class="note warn">
      <p>
        <b>The page did not see this answer.</b> {why}
      </p>
      <p>
        A browser keeps answers from pages of other origins unless the backend allows it (CORS). A program such as curl
        reads it all the same. The real backend answers so, too: let its settings allow your origin, or send requests
        from the origin of the backend.
      </p>
    </div>
  );
}
