/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useWorkbench } from '../state/use-workbench.ts';
import { Ask } from '../ui/ask.tsx';

/** Empties the outboxes of the backends that are shown. */
export function DeleteAll(): VNode {
  const { shown, act } = useWorkbench();
  const [asks, setAsks] = useState(false);
  const [first, ...more] = shown.value;
  const whose = first && more.length === 0 ? first.title : 'all backends';
  const onAnswer = (yes: boolean): void => {
    setAsks(false);
    if (yes)
      void act(() => Promise.all(shown.peek().map(({ control }) => control.outbox.clear())), 'Deleted all mails.');
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => setAsks(true)}>
        Delete all …
      </button>
      {asks && (
        <Ask title={`Delete all mails of ${whose}?`} action="Delete" onAnswer={onAnswer}>
          <p>Those that are not shown now, too. The codes and links in them stay valid.</p>
        </Ask>
      )}
    </>
  );
}
