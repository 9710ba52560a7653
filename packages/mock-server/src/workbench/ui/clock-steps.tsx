/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Duration } from '../../core/duration.ts';
import type { Backend } from '../backend.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { whose } from '../state/whose.ts';
import { withOwnState } from '../state/with-own-state.ts';

const steps: readonly { readonly label: string; readonly words: string; readonly duration: Duration }[] = [
  { label: '+1 min', words: '1 minute', duration: '1m' },
  { label: '+16 min', words: '16 minutes', duration: '16m' },
  { label: '+25 h', words: '25 hours', duration: '25h' },
];

/** Buttons that turn the clock of backends by the steps that tests of resets need most. */
export function ClockSteps({ backends }: { readonly backends: readonly Backend[] }): VNode {
  const { act } = useWorkbench();
  return (
    <fieldset class="row">
      <legend class="hidden">Clock of {whose(backends)}</legend>
      {steps.map(({ label, words, duration }) => (
        <button
          key={label}
          type="button"
          aria-label={`${label}: turn the clock ${words} forward`}
          onClick={() =>
            act(
              () => Promise.all(withOwnState(backends).map(({ control }) => control.clock.advance(duration))),
              `The clock of ${whose(backends)} is ${words} further.`,
            )
          }
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
