/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to its label, its help and its objection. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A control with its label, what helps to fill it in, and why what was typed is wrong. */
export function Field({
  label,
  help,
  objection,
  children,
}: {
  readonly label: ComponentChildren;
  readonly help?: ComponentChildren;
  /** Why it was refused, in a sentence. */
  readonly objection?: string | undefined;
  children(control: FieldControl): ComponentChildren;
}): VNode {
  const id = useId();
  const described = [help && `${id}-help`, objection && `${id}-objection`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': objection === undefined ? undefined : true,
      })}
      {objection && (
        <p class="bad" id={`${id}-objection`} role="alert">
          {objection}
        </p>
      )}
      {help && (
        <p class="soft" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
