/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ListedSituation, Situation } from '../../../core/situations/situation.ts';
import type { Backend } from '../../backend.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Field } from '../../ui/field.tsx';
import type { LeverProps } from '../lever.ts';
import { Held } from './held.tsx';
import { isHeldInMail } from './is-held-in-mail.ts';

/** Brings a reset into a state with a click. */
export function SituationsLever({ backends }: LeverProps): VNode | null {
  const [backend] = backends;
  return backend ? <Situations backend={backend} /> : null;
}

interface Made {
  readonly name: string;
  readonly situation: Situation;
}

function Situations({ backend }: { readonly backend: Backend }): VNode {
  const { act, go, stateOf } = useWorkbench();
  const [email, setEmail] = useState('');
  const [made, setMade] = useState<Made>();
  const [isMaking, setMaking] = useState(false);
  const { about, accounts } = stateOf(backend);
  const listId = useId();
  const make = async (name: string): Promise<void> => {
    setMaking(true);
    await act(async () => {
      const address = email.trim();
      const situation = await backend.control.situations.make(name, address === '' ? {} : { email: address });
      if (situation.mail && isHeldInMail(situation))
        go({ part: 'inbox', backend: backend.id, item: situation.mail.id });
      else setMade({ name, situation });
    }, `Made “${name}”.`);
    setMaking(false);
  };
  const of = (scope: ListedSituation['scope']): readonly ListedSituation[] =>
    about.value?.situations.filter((one) => one.scope === scope) ?? [];
  return (
    <>
      <p>Makes the state with real requests, at earlier times where it needs that, and opens the mail that it made.</p>
      <Field label="For the address" help="The account is made if there is none. Empty: a fresh account.">
        {(props) => (
          <>
            <input
              {...props}
              class="wide"
              inputMode="email"
              autocomplete="off"
              spellcheck={false}
              list={listId}
              placeholder="ada@example.com"
              value={email}
              onInput={({ currentTarget }) => setEmail(currentTarget.value)}
            />
            <datalist id={listId}>
              {accounts.value?.slice(0, 100).map((account) => (
                <option key={account.id} value={account.email} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      {made && <Held backend={backend} name={made.name} situation={made.situation} />}
      <List title="Of one account" situations={of('account')} isMaking={isMaking} onMake={make} />
      <List
        title="Of the whole backend: options or limits change"
        situations={of('world')}
        isMaking={isMaking}
        onMake={make}
      />
    </>
  );
}

function List({
  title,
  situations,
  isMaking,
  onMake,
}: {
  readonly title: string;
  readonly situations: readonly ListedSituation[];
  readonly isMaking: boolean;
  onMake(name: string): void;
}): VNode | null {
  if (situations.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul class="rows situations">
        {situations.map(({ name, means }) => (
          <li key={name}>
            <span>
              <b>{name}</b> <span class="soft">{means}</span>
            </span>
            <button
              type="button"
              aria-label={`Make ${name}`}
              aria-disabled={isMaking}
              onClick={() => isMaking || onMake(name)}
            >
              Make
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
