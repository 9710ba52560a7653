/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Backend } from '../backend.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { whose } from '../state/whose.ts';
import { withOwnState } from '../state/with-own-state.ts';
import { Ask } from './ask.tsx';

/** Starts backends anew, after a question. */
export function RestartButton({ backends }: { readonly backends: readonly Backend[] }): VNode {
  const { act } = useWorkbench();
  const [asks, setAsks] = useState(false);
  const restart = (yes: boolean): void => {
    setAsks(false);
    if (!yes) return;
    void act(
      () => Promise.all(withOwnState(backends).map(({ control }) => control.restart())),
      `Restarted ${whose(backends)}.`,
    );
  };
  return (
    <>
      <button type="button" class="danger" onClick={() => setAsks(true)}>
        Restart {whose(backends)} …
      </button>
      {asks && (
        <Ask title={`Restart ${whose(backends)}?`} action="Restart" onAnswer={restart}>
          <p>
            Mails, codes, links, sessions and accounts are dropped. Options and clock go back to how the server was
            started, and the starting accounts are made again.
          </p>
        </Ask>
      )}
    </>
  );
}
