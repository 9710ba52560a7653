import { type ComponentProps, type JSX, type ReactNode, useEffect, useId, useRef } from 'react';

/** What every field has. The rest goes to the `<input>`. */
export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'ref'> {
  readonly label: string;
  /** What is wrong with what was typed. */
  readonly problem?: ReactNode;
  /** Ids of more that describes the field. */
  readonly describedBy?: string | undefined;
  /** What stands at its end, such as a button. */
  readonly end?: ReactNode;
}

/** A labelled field, and its problem below. With a new problem the focus comes back to it. */
export function Field({ label, problem, describedBy, end, ...input }: FieldProps): JSX.Element {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  const hasProblem = problem !== undefined;
  useEffect(() => {
    if (hasProblem) element.current?.focus();
  }, [hasProblem]);
  const describes = [describedBy, hasProblem ? `${id}-problem` : undefined].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          required
          {...input}
          id={id}
          ref={element}
          aria-invalid={hasProblem || undefined}
          aria-describedby={describes || undefined}
        />
        {end}
      </div>
      {hasProblem && <div id={`${id}-problem`}>{problem}</div>}
    </div>
  );
}
