/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { absolute, span } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { Ask } from '../ui/ask.tsx';

const steps = [
  { label: '+1 min', words: '1 minute', duration: '1m' },
  { label: '+16 min', words: '16 minutes', duration: '16m' },
  { label: '+25 h', words: '25 hours', duration: '25h' },
] as const;

/** The clock of the backends that are shown, which can be turned from any part, and what starts them anew. */
export function ClockControl(): VNode | null {
  const { shown, stateOf, seconds, act } = useWorkbench();
  const [asks, setAsks] = useState(false);
  const [first] = shown.value;
  if (!first) return null;
  const now = stateOf(first).now.value;
  const whose = shown.value.length === 1 ? first.title : 'all backends';
  const restart = (yes: boolean): void => {
    setAsks(false);
    if (yes) void act(() => Promise.all(shown.value.map(({ control }) => control.restart())), `Restarted ${whose}.`);
  };
  const advance = ({ words, duration }: (typeof steps)[number]): Promise<boolean> =>
    act(
      () => Promise.all(shown.value.map(({ control }) => control.clock.advance(duration))),
      `The clock of ${whose} is ${words} further.`,
    );
  return (
    <details class="menu">
      <summary>
        <time dateTime={new Date(now).toISOString()}>{absolute(now)}</time>
        <Ahead by={now - seconds.value} />
      </summary>
      <div class="menu-content">
        <fieldset class="row">
          <legend class="hidden">Clock of {whose}</legend>
          {steps.map((step) => (
            <button
              key={step.label}
              type="button"
              aria-label={`${step.label}: turn the clock ${step.words} forward`}
              onClick={() => advance(step)}
            >
              {step.label}
            </button>
          ))}
        </fieldset>
        <button type="button" class="danger" onClick={() => setAsks(true)}>
          Restart {whose} …
        </button>
      </div>
      {asks && (
        <Ask title={`Restart ${whose}?`} action="Restart" onAnswer={restart}>
          <p>
            Mails, codes, links, sessions and accounts are dropped. Options and clock go back to how the server was
            started, and the starting accounts are made again.
          </p>
        </Ask>
      )}
    </details>
  );
}

function Ahead({ by }: { readonly by: number }): VNode | null {
  const distance = span(by);
  if (distance === '') return null;
  return (
    <span class="soft">
      {' '}
      {distance} {by > 0 ? 'ahead' : 'behind'}
    </span>
  );
}
