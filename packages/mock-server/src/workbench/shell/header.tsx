/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Status } from '../source.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { Link } from '../ui/link.tsx';
import { ClockControl } from './clock-control.tsx';
import type { PartOfWorkbench } from './part-of-workbench.ts';

const sentences: Readonly<Record<Status, string>> = {
  connecting: 'Connecting …',
  live: 'Live',
  lost: 'The mock server does not answer. Trying again …',
};

/** Which part, which backend, whether it is live, and what time it is there. */
export function Header({
  parts,
  onClose,
}: {
  readonly parts: readonly PartOfWorkbench[];
  readonly onClose: (() => void) | undefined;
}): VNode {
  const { source, view } = useWorkbench();
  const { part } = view.value;
  return (
    <header class="top">
      <h1>Resetkit</h1>
      <p class="status" role="status" data-state={source.status.value}>
        <span>{sentences[source.status.value]}</span>
      </p>
      <nav aria-label="Parts">
        {parts.map(({ id, title }) => (
          <Link key={id} to={{ part: id }} current={id === part}>
            {title}
          </Link>
        ))}
      </nav>
      <BackendChoice />
      <ClockControl />
      {onClose && (
        <button type="button" aria-label="Close Resetkit" onClick={onClose}>
          ✕
        </button>
      )}
    </header>
  );
}

function BackendChoice(): VNode | null {
  const { source, view, go } = useWorkbench();
  const backends = source.backends.value;
  if (backends.length < 2) return null;
  return (
    <select
      class="backend"
      aria-label="Backend"
      value={view.value.backend}
      onChange={({ currentTarget }) => go({ backend: currentTarget.value })}
    >
      <option value="">All backends</option>
      {backends.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
