/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Cause } from '../../core/explain/cause.ts';
import type { TimelineEntry } from '../../core/explain/timeline.ts';
import type { Backend } from '../backend.ts';
import { timeOfDay } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { View } from '../state/view.ts';
import { Link } from '../ui/link.tsx';
import type { TimeScale } from './time-scale.ts';

/** How states look: `now` is still good, `done` was used as it should be, `lost` was not, `over` has ended by itself. */
const looks: Readonly<Record<string, string>> = {
  valid: 'now',
  used: 'done',
  burnt: 'lost',
  'out-of-tries': 'lost',
  refused: 'lost',
};

/** A span or a moment in the life of an account: drawn, and in words with links to what began and what ended it. */
export function Entry({
  entry,
  backend,
  scale,
  now,
}: {
  readonly entry: TimelineEntry;
  readonly backend: Backend;
  readonly scale: TimeScale;
  readonly now: number;
}): VNode {
  const { go } = useWorkbench();
  const { what, name, sentence, state, from, until, by, endedBy, mail } = entry;
  const row = viewOf(endedBy, backend) ?? viewOf(by, backend);
  const isMoment = state === undefined;
  const [start, present, end] = [from, now, until ?? now].map(scale.place) as [number, number, number];
  const look = `of-${what} ${looks[state ?? ''] ?? 'over'}`;
  return (
    <li>
      <div class="lane-name">
        <b class="cut">{name === what ? what : `${what === 'limit' ? 'limit ' : ''}${name}`}</b>
        {!isMoment && <span class="soft">{state === 'valid' && what === 'account' ? '' : state}</span>}
      </div>
      {/* A bigger target for what the links in words below do. */}
      <div
        class="track"
        aria-hidden="true"
        title={sentence}
        onClick={() => row && go(row)}
        data-leads={row !== undefined}
      >
        <span class="present" style={{ left: `${present}%` }} />
        {isMoment ? (
          <span class={`moment ${look}`} style={{ left: `${start}%` }} />
        ) : (
          <span class={`span ${look}`} style={{ left: `${start}%`, width: `${Math.max(end - start, 0)}%` }} />
        )}
      </div>
      <p class="soft">
        {spanText(entry, now)}
        {mail !== undefined && (
          <>
            {' · '}
            <Link to={{ part: 'inbox', backend: backend.id, item: mail }}>mail</Link>
          </>
        )}
        <CauseLink words="by" cause={by} backend={backend} />
        <CauseLink words="ended by" cause={endedBy} backend={backend} />
      </p>
    </li>
  );
}

function CauseLink({
  words,
  cause,
  backend,
}: {
  readonly words: string;
  readonly cause: Cause | undefined;
  readonly backend: Backend;
}): VNode | null {
  if (!cause) return null;
  const view = viewOf(cause, backend);
  const told = `${cause.what}${cause.answer === undefined ? '' : ` (${cause.answer})`}`;
  return (
    <>
      {` · ${words} `}
      {view ? <Link to={view}>{told}</Link> : told}
    </>
  );
}

/** When it was: `12:44:07 PM to 12:45:59 PM`. */
function spanText({ state, from, until }: TimelineEntry, now: number): string {
  const start = timeOfDay(from, now);
  if (state === undefined) return start;
  return until === undefined ? `since ${start}` : `${start} to ${timeOfDay(until, now)}`;
}

/** The journal's row of a request. */
function viewOf(cause: Cause | undefined, backend: Backend): Partial<View> | undefined {
  if (cause?.row === undefined) return undefined;
  return { part: 'journal', backend: cause.journal ?? backend.id, item: cause.row };
}
