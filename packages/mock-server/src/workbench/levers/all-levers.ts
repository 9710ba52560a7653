import { ClockLever, ClockStateText } from './clock/clock-lever.tsx';
import { CodesLever, CodesState } from './codes/codes-lever.tsx';
import { DelaysLever, DelaysState } from './delays/delays-lever.tsx';
import { FaultsLever, FaultsState } from './faults/faults-lever.tsx';
import type { Lever } from './lever.ts';
import { LimitsLever, LimitsState } from './limits/limits-lever.tsx';
import { NamespacesLever } from './namespaces/namespaces-lever.tsx';
import { OptionsLever } from './options/options-lever.tsx';
import { RestartLever } from './restart/restart-lever.tsx';
import { SituationsLever } from './situations/situations-lever.tsx';
import { SnapshotLever } from './snapshots/snapshot-lever.tsx';

/** The levers, those that are needed most first. */
export const allLevers: readonly Lever[] = [
  { id: 'clock', title: 'Clock', movesAll: true, State: ClockStateText, Content: ClockLever },
  { id: 'situations', title: 'Situations', Content: SituationsLever },
  { id: 'faults', title: 'Faults', State: FaultsState, Content: FaultsLever },
  { id: 'limits', title: 'Limits', movesAll: true, State: LimitsState, Content: LimitsLever },
  { id: 'delays', title: 'Delays', State: DelaysState, Content: DelaysLever },
  { id: 'codes', title: 'Next codes', State: CodesState, Content: CodesLever },
  { id: 'options', title: 'Options', Content: OptionsLever },
  { id: 'snapshot', title: 'Snapshot', Content: SnapshotLever },
  { id: 'namespaces', title: 'Namespaces', movesAll: true, Content: NamespacesLever },
  { id: 'restart', title: 'Restart', movesAll: true, Content: RestartLever },
];
