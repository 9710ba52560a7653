/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../../backend.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Field } from '../../ui/field.tsx';
import { Outdated } from '../../ui/outdated.tsx';
import type { LeverProps } from '../lever.ts';

/** How many codes are set, in the list of levers. */
export function CodesState({ backend }: { readonly backend: Backend }): VNode {
  const count = useWorkbench().stateOf(backend).codes.value?.length ?? 0;
  return <span class="soft">{count === 0 ? 'Random' : `${count} set`}</span>;
}

/** Sets the codes of the next mails. */
export function CodesLever({ backends }: LeverProps): VNode | null {
  const { act, stateOf } = useWorkbench();
  const [backend] = backends;
  const codes = backend && stateOf(backend).codes;
  const draft = useDraft(codes?.value?.join(' '));
  const set = (typed: string): Promise<boolean> =>
    act(async () => {
      await backend?.control.codes.set(typed.split(/[\s,;]+/).filter((code) => code !== ''));
      await codes?.refresh();
    }, 'The next codes are set.');
  return (
    <>
      <p>What the next mails carry, the first code first. After them codes are random again.</p>
      <form
        class="line-form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await set(draft.value ?? '')) draft.drop();
        }}
      >
        <Field label="Codes" help="With spaces between them. Empty: all codes are random.">
          {(props) => (
            <input
              {...props}
              class="wide"
              inputMode="numeric"
              autocomplete="off"
              placeholder="481502 123456"
              value={draft.value ?? ''}
              onInput={({ currentTarget }) => draft.edit(currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit">Set</button>
      </form>
      <Outdated draft={draft}>{codes?.value?.join(' ') || 'random'}</Outdated>
    </>
  );
}
