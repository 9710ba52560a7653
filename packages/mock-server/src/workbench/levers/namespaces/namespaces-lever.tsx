/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Namespaces } from '../../source.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Ask } from '../../ui/ask.tsx';
import { Field } from '../../ui/field.tsx';
import type { LeverProps } from '../lever.ts';

/** The worlds of the server: to open, to go to, to drop. */
export function NamespacesLever({ backends }: LeverProps): VNode | null {
  const { source } = useWorkbench();
  const [backend] = backends;
  if (!source.namespaces || !backend) return null;
  return <List namespaces={source.namespaces} onChange={backend.onChange} />;
}

function List({
  namespaces,
  onChange,
}: {
  readonly namespaces: Namespaces;
  onChange(listener: () => void): () => void;
}): VNode {
  const { act, read: readBy } = useWorkbench();
  const names = useSignal<readonly string[] | undefined>(undefined);
  const [typed, setTyped] = useState('');
  const [asked, ask] = useState<string>();
  const read = async (): Promise<void> => {
    names.value = await namespaces.list();
  };
  const change = (action: () => unknown, done: string): Promise<boolean> =>
    act(async () => {
      await action();
      await read();
    }, done);
  useEffect(() => {
    void readBy(read);
    return onChange(() => void read().catch(() => {}));
  }, []);
  const { current, addressOf } = namespaces;
  return (
    <>
      <p>
        Each namespace is a world of its own: accounts, mails, clock, options. Tests that run side by side take one
        each.
      </p>
      <ul class="rows">
        {current !== '' && (
          <li>
            <a href={addressOf('')}>The server’s own world</a>
          </li>
        )}
        {names.value?.map((name) => (
          <li key={name}>
            {name === current ? (
              <span>
                <b>{name}</b> <span class="badge">shown here</span>
              </span>
            ) : (
              <a href={addressOf(name)}>{name}</a>
            )}
            <button type="button" class="danger" aria-label={`Drop ${name}`} onClick={() => ask(name)}>
              Drop …
            </button>
          </li>
        ))}
        {names.value?.length === 0 && <li class="soft">There is none yet.</li>}
      </ul>
      <form
        class="line-form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await change(() => namespaces.open(typed), `Opened ${typed}.`)) setTyped('');
        }}
      >
        <Field label="Open a namespace" help="Letters, digits, dots, dashes and underscores.">
          {(props) => (
            <input
              {...props}
              required
              placeholder="worker-3"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit">Open</button>
      </form>
      {asked !== undefined && (
        <Ask
          title={`Drop ${asked}?`}
          action="Drop"
          onAnswer={(yes) => {
            ask(undefined);
            if (yes) void change(() => namespaces.drop(asked), `Dropped ${asked}.`);
          }}
        >
          <p>Its accounts, mails and settings are forgotten. A test that still uses it starts from the beginning.</p>
        </Ask>
      )}
    </>
  );
}
