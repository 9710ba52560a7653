import { type ClipboardEvent, type JSX, useEffect, useId } from 'react';
import { Field, type FieldProps } from './field.tsx';

/** A field for digits. They can be pasted anywhere on the page, with the sentence around them. */
export function CodeField({ label, ...props }: FieldProps): JSX.Element {
  const name = useId();
  useEffect(() => {
    const paste = (event: globalThis.ClipboardEvent) => {
      const field = document.getElementsByName(name)[0];
      if (event.target instanceof HTMLInputElement || !(field instanceof HTMLInputElement)) return;
      field.value = digitsIn(event.clipboardData?.getData('text'));
      field.focus();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [name]);
  const pasteHere = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    event.currentTarget.value = digitsIn(event.clipboardData.getData('text'));
  };
  return (
    <Field
      label={label}
      name={name}
      className="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      onPaste={pasteHere}
      {...props}
    />
  );
}

/** The digits of a text that was copied out of a mail: the longest run of them, with or without spaces and dashes. */
function digitsIn(text = ''): string {
  const runs = (text.match(/\d(?:[ -]?\d)*/g) ?? []).map((run) => run.replace(/\D/g, ''));
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
