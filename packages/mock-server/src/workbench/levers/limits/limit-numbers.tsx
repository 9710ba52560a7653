/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../../backend.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Outdated } from '../../ui/outdated.tsx';
import { type LimitRow, limitRows, limitsOf } from './limit-rows.ts';
import { limitWords } from './limit-words.ts';

/** The numbers of each limit, to be changed. */
export function LimitNumbers({ backend }: { readonly backend: Backend }): VNode | null {
  const { act, stateOf } = useWorkbench();
  const { limits, about } = stateOf(backend);
  const policy = about.value?.limits ?? [];
  const draft = useDraft(limits.value && about.value ? limitRows(limits.value, policy) : undefined);
  const rows = draft.value ?? [];
  if (rows.length === 0) return null;
  const change = (name: string, part: Partial<LimitRow>): void =>
    draft.edit(rows.map((row) => (row.name === name ? { ...row, ...part } : row)));
  const save = (): Promise<boolean> =>
    act(async () => {
      await backend.control.limits.set(limitsOf(rows, policy));
      await limits.refresh();
    }, 'The limits are changed, and on.');
  return (
    <form
      aria-label="Numbers of the limits"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (await save()) draft.drop();
      }}
    >
      <table class="limits">
        <thead>
          <tr>
            <th scope="col">Limit</th>
            <th scope="col">Requests</th>
            <th scope="col">in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, max, window }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <input
                  aria-label={`Requests of ${name}`}
                  inputMode="numeric"
                  placeholder="no limit"
                  size={7}
                  value={max}
                  onInput={({ currentTarget }) => change(name, { max: currentTarget.value })}
                />
              </td>
              <td>
                <input
                  aria-label={`Window of ${name}`}
                  size={6}
                  value={window}
                  onInput={({ currentTarget }) => change(name, { window: currentTarget.value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Outdated draft={draft}>{limitWords(limits.value)}</Outdated>
      <p class="row">
        <button type="submit" disabled={!draft.isEdited}>
          Set these numbers
        </button>
        <span class="soft">It switches limits on. Without a number there is no limit.</span>
      </p>
    </form>
  );
}
