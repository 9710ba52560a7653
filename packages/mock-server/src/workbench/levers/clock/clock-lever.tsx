/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Moment } from '../../../core/clock.ts';
import type { Duration } from '../../../core/duration.ts';
import type { MockControl } from '../../../core/mock-control.ts';
import type { Backend } from '../../backend.ts';
import { absolute } from '../../state/time-text.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { whose } from '../../state/whose.ts';
import { withOwnState } from '../../state/with-own-state.ts';
import { ClockDistance } from '../../ui/clock-distance.tsx';
import { ClockSteps } from '../../ui/clock-steps.tsx';
import { Field } from '../../ui/field.tsx';
import type { LeverProps } from '../lever.ts';

/** How the clock stands, in the list of levers. */
export function ClockStateText({ backend }: { readonly backend: Backend }): VNode {
  const isFrozen = useWorkbench().stateOf(backend).clock.value?.isFrozen;
  return isFrozen ? <span class="badge warn">Frozen</span> : <ClockDistance backend={backend} />;
}

/** Turns, sets, stops and starts the clock. */
export function ClockLever({ backends }: LeverProps): VNode {
  const { act, stateOf } = useWorkbench();
  const clocks = withOwnState(backends);
  const isFrozen = clocks.every((backend) => stateOf(backend).clock.value?.isFrozen);
  const turn = (how: (clock: MockControl['clock']) => unknown, done: string): Promise<boolean> =>
    act(() => Promise.all(clocks.map(({ control }) => how(control.clock))), done);
  return (
    <>
      <ul class="clocks">
        {clocks.map((backend) => (
          <li key={backend.id}>
            <Now backend={backend} isNamed={clocks.length > 1} />
          </li>
        ))}
      </ul>
      <ClockSteps backends={backends} />
      <Step
        onStep={(step) => turn((clock) => clock.advance(step), `The clock of ${whose(backends)} is ${step} further.`)}
      />
      <SetTo onSet={(moment) => turn((clock) => clock.set(moment), `The clock of ${whose(backends)} was set.`)} />
      <p class="row">
        <button
          type="button"
          aria-pressed={isFrozen}
          onClick={() =>
            isFrozen
              ? turn((clock) => clock.resume(), 'The clock goes on.')
              : turn((clock) => clock.freeze(), 'The clock stands.')
          }
        >
          {isFrozen ? 'Let it go on' : 'Freeze'}
        </button>
        <span class="soft">{isFrozen ? 'It stands until it is moved.' : 'It goes on by itself.'}</span>
      </p>
    </>
  );
}

function Now({ backend, isNamed }: { readonly backend: Backend; readonly isNamed: boolean }): VNode {
  const { stateOf } = useWorkbench();
  const { now, clock } = stateOf(backend);
  return (
    <>
      {isNamed && <span class="whose">{backend.title}</span>}
      <time class="now" dateTime={new Date(now.value).toISOString()}>
        {absolute(now.value)}
      </time>
      {clock.value?.isFrozen && <span class="badge warn">Frozen</span>}
      <ClockDistance backend={backend} />
    </>
  );
}

function Step({ onStep }: { onStep(step: Duration): Promise<boolean> }): VNode {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="line-form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await onStep(typed.trim() as Duration)) setTyped('');
      }}
    >
      <Field label="Turn forward by" help="For example 90s, 16m, 24h or 7d.">
        {(props) => (
          <input
            {...props}
            size={8}
            required
            placeholder="16m"
            autocomplete="off"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit">Turn</button>
    </form>
  );
}

function SetTo({ onSet }: { onSet(moment: Moment): Promise<boolean> }): VNode {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="line-form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await onSet(new Date(typed))) setTyped('');
      }}
    >
      <Field label="Set to" help="A later moment, in the time zone of this browser.">
        {(props) => (
          <input
            {...props}
            type="datetime-local"
            step={1}
            required
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit">Set</button>
    </form>
  );
}
