/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { absolute, brief, relative } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** A moment by the clock of a backend, as a distance from now: `3 minutes ago`. Its title is the date. */
export function Time({
  backend,
  at,
  short,
}: {
  readonly backend: Backend;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly short?: boolean;
}): VNode {
  const now = useWorkbench().stateOf(backend).now.value;
  return (
    <time dateTime={new Date(at).toISOString()} title={absolute(at)}>
      {short ? brief(at, now) : relative(at, now)}
    </time>
  );
}
