import { ClockLever, ClockStateText } from '../levers/clock/clock-lever.tsx';
import { FaultsLever, FaultsState } from '../levers/faults/faults-lever.tsx';
import type { Lever } from '../levers/lever.ts';
import { LimitsLever, LimitsState } from '../levers/limits/limits-lever.tsx';
import { RestartLever } from '../levers/restart/restart-lever.tsx';
import { SituationsLever } from '../levers/situations/situations-lever.tsx';

/** The levers of the panel: those that an app needs while it is developed. The others would make it larger for everybody. */
export const panelLevers: readonly Lever[] = [
  { id: 'clock', title: 'Clock', movesAll: true, State: ClockStateText, Content: ClockLever },
  { id: 'situations', title: 'Situations', Content: SituationsLever },
  { id: 'faults', title: 'Faults', State: FaultsState, Content: FaultsLever },
  { id: 'limits', title: 'Limits', movesAll: true, State: LimitsState, Content: LimitsLever },
  { id: 'restart', title: 'Restart', movesAll: true, Content: RestartLever },
];
