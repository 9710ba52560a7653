/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { absolute, timeOfDay } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { ClockDistance } from '../ui/clock-distance.tsx';
import { ClockSteps } from '../ui/clock-steps.tsx';
import { RestartButton } from '../ui/restart-button.tsx';
import { Menu } from './menu.tsx';

/**
 * The clock of the backends that are shown, which can be turned from any part, and what starts them anew. The date is told if it
 * is not today's.
 */
export function ClockControl(): VNode | null {
  const { shown, stateOf, seconds } = useWorkbench();
  const [first] = shown.value;
  if (!first) return null;
  const now = stateOf(first).now.value;
  return (
    <Menu
      title={
        <>
          <time dateTime={new Date(now).toISOString()} title={absolute(now)}>
            {timeOfDay(now, seconds.value)}
          </time>{' '}
          <ClockDistance backend={first} />
        </>
      }
    >
      <ClockSteps backends={shown.value} />
      <RestartButton backends={shown.value} />
    </Menu>
  );
}
