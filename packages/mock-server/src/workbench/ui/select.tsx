/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { Field } from './field.tsx';

/** One of a few values, in a list that opens. */
export function Select<Value extends string>({
  label,
  help,
  values,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly help?: ComponentChildren;
  /** The words for each value. */
  readonly values: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  onChoose(value: Value): void;
}): VNode {
  return (
    <Field label={label} help={help}>
      {(props) => (
        <select {...props} value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value as Value)}>
          {(Object.entries(values) as [Value, string][]).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
