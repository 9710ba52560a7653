/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { TimelineEntry } from '../../core/explain/timeline.ts';
import type { Backend } from '../backend.ts';
import { Entry } from './entry.tsx';
import { type TimeScale, timeScale } from './time-scale.ts';
import { useTimeline } from './use-timeline.ts';

/** The life of an account, drawn: its secrets, sessions, passwords and limits on the time of the mock, with what did that. */
export function Timeline({ backend, email }: { readonly backend: Backend; readonly email: string }): VNode | null {
  const timeline = useTimeline(backend, email).value;
  if (!timeline) return null;
  const { from, until: now, entries } = timeline;
  const scale = timeScale(now, [from, ...entries.flatMap((entry) => timesOf(entry, from))]);
  return (
    <section class="timeline" aria-label="Timeline">
      <h3>Timeline</h3>
      {entries.length === 0 ? (
        <p class="soft">Nothing has happened yet.</p>
      ) : (
        <div class="lanes">
          <Ticks scale={scale} now={now} />
          <ol>
            {entries.map((entry, index) => (
              <Entry key={index} entry={entry} backend={backend} scale={scale} now={now} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

/** The ends of an entry, as far as they are drawn. */
function timesOf({ from, until }: TimelineEntry, start: number): readonly number[] {
  return [from, until ?? from].filter((time) => time >= start);
}

const clockFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dateFormat = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** The time of day, or the date of another day. */
function tickText(time: number, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return (sameDay ? clockFormat : dateFormat).format(time);
}

/** Times above the lanes, and where now is. Each entry says its times in words. */
function Ticks({ scale, now }: { readonly scale: TimeScale; readonly now: number }): VNode {
  return (
    <div class="ticks" aria-hidden="true">
      {scale.ticks.map((time) => (
        <span
          key={time}
          style={{ left: `${scale.place(time)}%`, transform: `translateX(-${scale.place(time)}%)` }}
          class={time === now ? 'is-now' : ''}
        >
          {time === now ? 'now' : tickText(time, now)}
        </span>
      ))}
    </div>
  );
}
