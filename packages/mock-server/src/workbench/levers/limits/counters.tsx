/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../../backend.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { Time } from '../../ui/time.tsx';

/** What is used up of the limits that are on. */
export function Counters({ backend }: { readonly backend: Backend }): VNode | null {
  const { limits, counters, now } = useWorkbench().stateOf(backend);
  if (limits.value === undefined || limits.value === 'off') return null;
  const counting = counters.value?.filter(({ resetsAt }) => resetsAt > now.value) ?? [];
  return (
    <section aria-label="Used up now">
      <h3>Used up now</h3>
      <ul class="rows">
        {counting.map(({ name, of, count, max, resetsAt }) => (
          <li key={`${name} ${of}`}>
            <span>
              <code>{name}</code> <span class="soft">{of === 'all' ? 'of all' : `of ${of}`}</span>
            </span>
            <span class="row">
              <span class={count >= max ? 'badge bad' : 'badge'}>
                {count} of {max}
              </span>
              <span class="soft">
                over <Time backend={backend} at={resetsAt} />
              </span>
            </span>
          </li>
        ))}
        {counting.length === 0 && <li class="soft">Nothing yet.</li>}
      </ul>
    </section>
  );
}
