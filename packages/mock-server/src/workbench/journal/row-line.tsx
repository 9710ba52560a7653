/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Time } from '../ui/time.tsx';
import type { BackendRow } from './backend-row.ts';
import { StatusBadge } from './status-badge.tsx';

/** A request in the list. */
export function RowLine({
  row: { backend, row },
  named,
}: {
  readonly row: BackendRow;
  /** Whether the backend's name is shown. */
  readonly named: boolean;
}): VNode {
  const [path = ''] = row.target.split('?');
  return (
    <>
      <span class="line">
        <span class="cut path">
          <b>{row.method}</b> {path}
        </span>
        <StatusBadge row={row} />
      </span>
      <span class="line soft">
        <span class="cut">
          {[named ? backend.title : '', row.operation ?? 'no operation', row.email ?? ''].filter(Boolean).join(' · ')}
        </span>
        <Chips row={row} />
        <Time backend={backend} at={row.at} short />
      </span>
    </>
  );
}

function Chips({ row }: { readonly row: BackendRow['row'] }): VNode {
  const mails = row.mails.length;
  return (
    <span class="chips">
      {row.fault !== undefined && <span class="badge bad">fault</span>}
      {row.limit !== undefined && <span class="badge warn">limit</span>}
      {row.hiddenFromPage !== undefined && <span class="badge warn">CORS</span>}
      {row.situation !== undefined && <span class="badge">{row.situation}</span>}
      {mails > 0 && <span class="badge">{mails === 1 ? 'mail' : `${mails} mails`}</span>}
    </span>
  );
}
