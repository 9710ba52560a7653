/** @jsxImportSource preact */
import type { VNode } from 'preact';

/** One of a few values, as buttons in a row. It shows what the server says: a press asks for another value. */
export function Segments<Value extends string>({
  label,
  values,
  chosen,
  onChoose,
}: {
  readonly label: string;
  /** The words for each value. */
  readonly values: Readonly<Record<Value, string>>;
  readonly chosen: string | undefined;
  onChoose(value: NoInfer<Value>): void;
}): VNode {
  return (
    <fieldset class="segments">
      <legend class="hidden">{label}</legend>
      {(Object.entries(values) as [Value, string][]).map(([value, words]) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
