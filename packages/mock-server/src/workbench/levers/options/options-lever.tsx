/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Backend } from '../../backend.ts';
import { draftOf, typedAfter } from '../../state/draft.ts';
import type { JsonSchema } from '../../state/json-schema.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Outdated } from '../../ui/outdated.tsx';
import type { LeverProps } from '../lever.ts';
import { changedOptions, notJsonIn, type Options, type TypedOptions } from './changed-options.ts';
import { OptionField } from './option-field.tsx';
import { type Refusal, refusalOf, within } from './refusal.ts';

/** The options of a backend as a form. */
export function OptionsLever({ backends }: LeverProps): VNode | null {
  const { stateOf } = useWorkbench();
  const [backend] = backends;
  if (!backend) return null;
  const { options, optionsSchema } = stateOf(backend);
  if (!options.value || !optionsSchema.value) return null;
  return <OptionsForm backend={backend} options={options.value} schemas={optionsSchema.value.properties ?? {}} />;
}

function OptionsForm({
  backend,
  options,
  schemas,
}: {
  readonly backend: Backend;
  readonly options: Options;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}): VNode {
  const { act, stateOf } = useWorkbench();
  const [typed, setTyped] = useState<TypedOptions>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const patch = changedOptions(typed, options);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [refusal]);
  const drop = (name: string): void => setTyped(({ [name]: _, ...others }) => others);
  const save = async (): Promise<void> => {
    const wrong = notJsonIn(patch);
    setRefusal(wrong);
    if (wrong) return;
    const saved = await act(async () => {
      await backend.control.options.set(patch).catch((error: unknown) => {
        const its = refusalOf(error);
        if (!its) throw error;
        setRefusal(its);
        throw new Error(`Nothing was changed: ${its.path.join('.')} was refused.`);
      });
      await stateOf(backend).options.refresh();
    }, 'The options are changed.');
    if (saved) setTyped({});
  };
  const names = Object.keys(schemas).filter((name) => matches(name, schemas[name], words));
  const edited = Object.keys(patch);
  return (
    <form
      ref={form}
      class="options"
      noValidate
      aria-label="Options"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        type="search"
        aria-label="Find an option"
        placeholder="Find an option"
        autocomplete="off"
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {names.map((name) => {
        const draft = draftOf(typed[name], options[name]);
        return (
          <div key={name} class={draft.isEdited ? 'option edited' : 'option'}>
            <OptionField
              name={name}
              schema={schemas[name] ?? {}}
              value={draft.value}
              refusal={within(refusal, name)}
              onChange={(value) => {
                setTyped((before) => ({ ...before, [name]: typedAfter(before[name], options[name], value) }));
                if (refusal?.path[0] === name) setRefusal(undefined);
              }}
            />
            <Outdated draft={{ isOutdated: draft.isOutdated, drop: () => drop(name) }}>
              <code>{JSON.stringify(options[name])}</code>
            </Outdated>
          </div>
        );
      })}
      {names.length === 0 && <p class="soft">No option matches.</p>}
      {edited.length > 0 && (
        <div class="save">
          <p class="cut">
            {edited.length} changed: {edited.join(', ')}
          </p>
          <button
            type="button"
            onClick={() => {
              setTyped({});
              setRefusal(undefined);
            }}
          >
            Discard
          </button>
          <button type="submit" class="main">
            Save
          </button>
        </div>
      )}
    </form>
  );
}

function matches(name: string, { description = '' }: JsonSchema = {}, words: string): boolean {
  return `${name} ${description}`.toLowerCase().includes(words.trim().toLowerCase());
}
