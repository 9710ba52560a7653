/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Delays } from '../../../core/delays.ts';
import type { Backend } from '../../backend.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Field } from '../../ui/field.tsx';
import { Outdated } from '../../ui/outdated.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { LeverProps } from '../lever.ts';

/** How long answers take, in the list of levers. */
export function DelaysState({ backend }: { readonly backend: Backend }): VNode {
  return <span class="soft">{words(useWorkbench().stateOf(backend).delays.value)}</span>;
}

/** Sets how long answers take. */
export function DelaysLever({ backends }: LeverProps): VNode | null {
  const { act, stateOf } = useWorkbench();
  const [backend] = backends;
  const delays = backend && stateOf(backend).delays;
  const set = (value: Delays): Promise<boolean> =>
    act(
      async () => {
        await backend?.control.delays.set(value);
        await delays?.refresh();
      },
      `Delays: ${words(value)}.`,
    );
  const now = delays?.value;
  const draft = useDraft(typeof now === 'number' ? String(now) : '');
  return (
    <>
      <p>The time that each answer takes.</p>
      <Segments
        label="Delays"
        values={{ off: 'None', real: 'As the real backend' }}
        chosen={typeof now === 'string' ? now : undefined}
        onChoose={set}
      />
      <form
        class="line-form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await set(Number(draft.value))) draft.drop();
        }}
      >
        <Field label="For every answer, in milliseconds">
          {(props) => (
            <input
              {...props}
              type="number"
              min={0}
              max={600_000}
              step="any"
              required
              value={draft.value}
              onInput={({ currentTarget }) => draft.edit(currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit">Set</button>
      </form>
      <Outdated draft={draft}>{words(now)}</Outdated>
    </>
  );
}

function words(delays: Delays | undefined): string {
  if (delays === undefined) return '';
  if (delays === 'off') return 'None';
  return delays === 'real' ? 'Real' : `${delays} ms`;
}
