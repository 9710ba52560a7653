/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { whose } from '../state/whose.ts';
import { Link } from '../ui/link.tsx';
import type { Lever } from './lever.ts';

/** What changes the state of backends: a list of levers, and the chosen one beside it. */
export function Levers({ offered }: { readonly offered: readonly Lever[] }): VNode {
  const { view, shown, source } = useWorkbench();
  const backends = shown.value;
  const levers = offered.filter(({ id }) => id !== 'namespaces' || source.namespaces);
  const { item } = view.value;
  const chosen = levers.find(({ id }) => id === item);
  const lever = chosen ?? levers[0];
  const [only] = backends;
  return (
    <div class={chosen ? 'split chosen' : 'split'}>
      <nav class="side levers" aria-label="Levers">
        <ul>
          {levers.map((one) => (
            <li key={one.id}>
              <Link to={{ part: 'levers', item: one.id }} current={one === lever}>
                <span>{one.title}</span>
                {only && backends.length === 1 && one.State && <one.State backend={only} />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section class="detail lever" aria-label={lever?.title}>
        <Link to={{ part: 'levers' }} class="back">
          ‹ All levers
        </Link>
        {lever && only && <Chosen key={`${lever.id} ${whose(backends)}`} lever={lever} backends={backends} />}
      </section>
    </div>
  );
}

function Chosen({ lever, backends }: { readonly lever: Lever; readonly backends: readonly Backend[] }): VNode {
  const { id, title, movesAll, Content } = lever;
  const isOne = backends.length === 1;
  if (!isOne && !movesAll) return <BackendFor item={id} title={title} backends={backends} />;
  return (
    <>
      <h2>
        {title} {id !== 'namespaces' && <span class="soft">of {whose(backends)}</span>}
      </h2>
      <Content backends={backends} />
    </>
  );
}

function BackendFor({
  item,
  title,
  backends,
}: {
  readonly item: string;
  readonly title: string;
  readonly backends: readonly Backend[];
}): VNode {
  return (
    <>
      <h2>{title}</h2>
      <p>Each backend has its own. Of which one?</p>
      <ul class="row">
        {backends.map(({ id, title: name }) => (
          <li key={id}>
            <Link to={{ part: 'levers', backend: id, item }} class="choice">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
