import type { ResetSent, ResetState } from './state.ts';

/** The last request, as far as a state knows. */
export function sentIn(state: ResetState): ResetSent | undefined {
  if (state.step === 'sent') return state;
  return state.step === 'ready' ? state.sent : undefined;
}
