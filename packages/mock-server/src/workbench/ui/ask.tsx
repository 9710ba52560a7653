/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** A question before something that cannot be undone. The focus is on "Cancel", and goes back to where it was. */
export function Ask({
  title,
  action,
  children,
  onAnswer,
}: {
  readonly title: string;
  /** The words of the button that does it. */
  readonly action: string;
  readonly children: ComponentChildren;
  onAnswer(yes: boolean): void;
}): VNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={() => onAnswer(dialog.current?.returnValue === 'yes')}>
      <h2 id={id}>{title}</h2>
      {children}
      <form method="dialog" class="row end">
        <button type="submit" value="no" autofocus>
          Cancel
        </button>
        <button type="submit" value="yes" class="danger">
          {action}
        </button>
      </form>
    </dialog>
  );
}
