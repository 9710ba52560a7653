/** @jsxImportSource preact */
import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId, useRef } from 'preact/hooks';

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j', '↓'], 'the next mail'],
  [['k', '↑'], 'the mail before'],
  [['c'], 'copies the code'],
  [['l'], 'copies the link'],
  [['o'], 'opens the link'],
  [['/'], 'searches'],
  [['Esc'], 'back to the list'],
  [['?'], 'shows these keys'],
];

/** The keys of the inbox, and whether letters are among them: who speaks to the computer types letters by accident. */
export function KeysHelp({ letters }: { readonly letters: Signal<boolean> }): VNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" data-key="?" aria-label="Keys" title="Keys" onClick={() => dialog.current?.showModal()}>
        ?
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>Keys</h2>
        <dl class="keys">
          {keys.map(([names, does]) => (
            <div key={does}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label class="row">
          <input
            type="checkbox"
            checked={letters.value}
            onChange={({ currentTarget }) => (letters.value = currentTarget.checked)}
          />
          Letters and signs are keys, too
        </label>
        <form method="dialog" class="row end">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
