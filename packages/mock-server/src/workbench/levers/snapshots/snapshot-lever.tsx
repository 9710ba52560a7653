/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Backend } from '../../backend.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { LeverProps } from '../lever.ts';
import { fileOf, snapshotIn } from './snapshot-file.ts';

/** Saves the state of a backend as a file, and loads it from one. */
export function SnapshotLever({ backends }: LeverProps): VNode | null {
  const [backend] = backends;
  return backend ? <Snapshots backend={backend} /> : null;
}

function Snapshots({ backend }: { readonly backend: Backend }): VNode {
  const { act } = useWorkbench();
  const chooser = useRef<HTMLInputElement>(null);
  const { control, title } = backend;
  const load = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    await act(async () => control.restore(await snapshotIn(file)), `${title} is as in ${file.name}.`);
    // The same file can be chosen again.
    if (chooser.current) chooser.current.value = '';
  };
  return (
    <>
      <p>
        The whole state as one file: accounts, mails, sessions, options, clock, limits and faults. Load it here, on
        another machine, or in a test with <code>mock.restore()</code>.
      </p>
      <div class="row">
        <button
          type="button"
          class="main"
          onClick={() => act(async () => save(fileOf(await control.snapshot())), 'Saved.')}
        >
          Save as a file
        </button>
        {canShare() && (
          <button
            type="button"
            onClick={() => act(async () => navigator.share({ files: [fileOf(await control.snapshot())] }))}
          >
            Share …
          </button>
        )}
        <CopyButton what="the snapshot" text={async () => JSON.stringify(await control.snapshot())} />
      </div>
      <div class="row">
        <button type="button" onClick={() => chooser.current?.click()}>
          Load from a file …
        </button>
        <span class="soft">It replaces the state of {title}. The journal stays.</span>
        <input
          ref={chooser}
          type="file"
          class="hidden"
          tabIndex={-1}
          aria-label="Snapshot file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => load(currentTarget.files?.[0])}
        />
      </div>
    </>
  );
}

function canShare(): boolean {
  return navigator.canShare?.({ files: [new File(['{}'], 'snapshot.json', { type: 'application/json' })] }) ?? false;
}

function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser has begun to read it by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
