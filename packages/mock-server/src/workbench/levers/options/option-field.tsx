/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { same } from '../../state/draft.ts';
import type { JsonSchema } from '../../state/json-schema.ts';
import { Field, type FieldControl } from '../../ui/field.tsx';
import { described } from './described.tsx';
import { type Kind, kindOf } from './kind-of.ts';
import { NotJson } from './not-json.ts';
import { type Refusal, within } from './refusal.ts';

/** An option, or a field in one. */
export interface OptionFieldProps {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly value: unknown;
  /** Why it was refused, if it was. */
  readonly refusal: Refusal | undefined;
  onChange(value: unknown): void;
}

/** The control of an option with its name and what its description says. */
export function OptionField({ name, schema, value, refusal, onChange }: OptionFieldProps): VNode {
  const kind = kindOf(schema);
  const shown = value === undefined ? undefined : kind.control === 'nullable' ? kind.inner : kind;
  if (shown?.control === 'group' && value !== null) {
    return <Group kind={kind} {...{ name, schema, value, refusal, onChange }} fields={shown.fields} />;
  }
  return (
    <Field label={<code>{name}</code>} help={described(schema.description)} objection={refusal?.sentence}>
      {(props) => <Control kind={kind} name={name} value={value} onChange={onChange} props={props} />}
    </Field>
  );
}

interface ControlProps {
  readonly kind: Kind;
  readonly name: string;
  readonly value: unknown;
  readonly props: FieldControl;
  onChange(value: unknown): void;
}

function Control({ kind, name, value, onChange, props }: ControlProps): VNode {
  switch (kind.control) {
    case 'switch':
      return (
        <input
          {...props}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <select {...props} value={String(value)} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          {kind.values.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      );
    case 'number':
      return (
        <Text
          props={{ ...props, inputMode: 'decimal' }}
          value={value}
          onChange={onChange}
          write={String}
          read={numberIn}
        />
      );
    case 'text':
      return <Text props={props} value={value} onChange={onChange} write={String} read={(text) => text} />;
    case 'list':
      return <Lines props={props} value={value} onChange={onChange} write={linesOf} read={listIn} hint="One a line" />;
    case 'nullable':
      return <Nullable {...{ kind, name, value, onChange, props }} />;
    default:
      return <Lines props={props} value={value} onChange={onChange} write={jsonOf} read={jsonIn} hint="JSON" />;
  }
}

/** A control beside a switch: off is `null`. */
function Nullable({ kind, name, value, onChange, props }: ControlProps): VNode {
  if (kind.control !== 'nullable') throw new Error(`${name} cannot be null.`);
  return (
    <div class="nullable">
      <label class="check">
        <input
          type="checkbox"
          aria-label={`${name} is set`}
          checked={value !== null}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? emptyOf(kind.inner) : null)}
        />
        {value === null && <span class="soft">not set</span>}
      </label>
      {value !== null && <Control kind={kind.inner} name={name} value={value} onChange={onChange} props={props} />}
    </div>
  );
}

function Group({
  name,
  schema,
  kind,
  fields,
  value,
  refusal,
  onChange,
}: OptionFieldProps & { readonly kind: Kind; readonly fields: readonly (readonly [string, JsonSchema])[] }): VNode {
  const parts = Object(value) as Readonly<Record<string, unknown>>;
  const inner = refusal?.path[0];
  const isOwn = refusal && !fields.some(([field]) => field === inner);
  return (
    <fieldset class="group">
      <legend>
        <code>{name}</code>
      </legend>
      {schema.description && <p class="soft">{described(schema.description)}</p>}
      {isOwn && (
        <p class="bad" role="alert">
          {refusal.sentence}
        </p>
      )}
      {kind.control === 'nullable' && (
        <label class="check">
          <input type="checkbox" checked aria-label={`${name} is set`} onChange={() => onChange(null)} />
        </label>
      )}
      {fields.map(([field, its]) => (
        <OptionField
          key={field}
          name={field}
          schema={its}
          value={parts[field] ?? (schema.required?.includes(field) ? undefined : emptyOf(kindOf(its)))}
          refusal={within(refusal, field)}
          onChange={(part) => onChange({ ...parts, [field]: part })}
        />
      ))}
    </fieldset>
  );
}

interface TextProps {
  readonly props: FieldControl & { readonly inputMode?: 'decimal' };
  readonly value: unknown;
  write(value: unknown): string;
  read(text: string): unknown;
  onChange(value: unknown): void;
}

function Text(given: TextProps): VNode {
  const { text, type } = useTypedText(given);
  return (
    <input
      {...given.props}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}

function Lines({ hint, ...given }: TextProps & { readonly hint: string }): VNode {
  const { text, type } = useTypedText(given);
  return (
    <textarea
      {...given.props}
      rows={Math.min(8, Math.max(1, text.split('\n').length))}
      placeholder={hint}
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}

/** The text of a value as it was typed, as long as that is still the value. */
function useTypedText({ value, write, read, onChange }: TextProps): { text: string; type(text: string): void } {
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: unknown }>();
  return {
    text: typed && same(typed.value, value) ? typed.text : value === undefined ? '' : write(value),
    type(text) {
      const next = read(text);
      setTyped({ text, value: next });
      onChange(next);
    },
  };
}

function numberIn(text: string): unknown {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

function linesOf(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : '';
}

function listIn(text: string): unknown {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

function jsonOf(value: unknown): string {
  return value instanceof NotJson ? value.text : JSON.stringify(value, null, 2);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new NotJson(text);
  }
}

/** What a control starts with when its option was not set. */
function emptyOf(kind: Kind): unknown {
  const empty = { switch: false, number: 0, text: '', list: [], json: undefined, nullable: null };
  if (kind.control === 'choice') return kind.values[0];
  if (kind.control === 'group') return {};
  return empty[kind.control];
}
