import type { FormEvent, JSX, ReactNode } from 'react';

interface FormProps {
  readonly children: ReactNode;
  readonly button: string;
  /** Whether the last submit still runs: another one does nothing. */
  readonly isBusy: boolean;
  /** Whether nothing can be submitted now, because of a wait. */
  readonly isWaiting?: boolean;
  /** Gets the values of the fields, in their order. */
  readonly onSubmit: (values: readonly string[]) => unknown;
}

/** A form with one button. While it is busy the button keeps the focus. */
export function Form({ children, button, isBusy, isWaiting = false, onSubmit }: FormProps): JSX.Element {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy || isWaiting) return;
    const fields = event.currentTarget.querySelectorAll<HTMLInputElement>('input:not([readonly])');
    onSubmit([...fields].map(({ value }) => value));
  };
  return (
    <form onSubmit={submit} aria-busy={isBusy}>
      {children}
      <button type="submit" className="primary" disabled={isWaiting} aria-disabled={isBusy || undefined}>
        {isBusy && <span className="spinner" aria-hidden="true" />}
        {button}
      </button>
    </form>
  );
}
