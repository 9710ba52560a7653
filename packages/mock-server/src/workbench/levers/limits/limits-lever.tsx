/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../../backend.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { whose } from '../../state/whose.ts';
import { Segments } from '../../ui/segments.tsx';
import type { LeverProps } from '../lever.ts';
import { Counters } from './counters.tsx';
import { LimitNumbers } from './limit-numbers.tsx';
import { limitWords } from './limit-words.ts';

/** Which limits are in force, in the list of levers. */
export function LimitsState({ backend }: { readonly backend: Backend }): VNode {
  return <span class="soft">{limitWords(useWorkbench().stateOf(backend).limits.value)}</span>;
}

/** Switches rate limits and cool-downs on and off. */
export function LimitsLever({ backends }: LeverProps): VNode {
  const { act, stateOf } = useWorkbench();
  const settings = backends.map((backend) => stateOf(backend).limits.value);
  const set = (limits: 'off' | 'real'): Promise<boolean> =>
    act(
      () =>
        Promise.all(
          backends.map(async (backend) => {
            await backend.control.limits.set(limits);
            await stateOf(backend).limits.refresh();
          }),
        ),
      `Limits of ${whose(backends)}: ${limitWords(limits)}.`,
    );
  const [only] = backends;
  const [first] = settings;
  const isSame = settings.every((limits) => limits === first);
  return (
    <>
      <p>How often a client may ask, and how long it waits between two mails.</p>
      <Segments
        label="Limits"
        values={{ off: 'Off', real: 'As the real backend' }}
        chosen={isSame && typeof first === 'string' ? first : undefined}
        onChoose={set}
      />
      {!isSame && (
        <dl class="facts">
          {backends.map(({ id, title }, index) => [
            <dt key={id}>{title}</dt>,
            <dd key={`${id} limits`}>{limitWords(settings[index])}</dd>,
          ])}
        </dl>
      )}
      {only && backends.length === 1 && (
        <>
          <Counters backend={only} />
          <LimitNumbers backend={only} />
        </>
      )}
    </>
  );
}
