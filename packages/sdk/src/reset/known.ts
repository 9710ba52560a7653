import type { ResetBase, ResetReady, ResetState } from './types.ts';

/** What a state hands on to every other. */
export function carried({ backend, verifier }: ResetState): ResetBase {
  return { backend, ...(verifier && { verifier }) };
}

/** The state in which a password can be chosen, with what was found now, and what was asked for before. */
export function readyAfter(state: ResetState, found: Known & { readonly token: string }): ResetReady {
  const sent = state.step === 'sent' ? state : state.step === 'ready' && state.sent;
  return { ...carried(state), ...(sent && { sent }), ...found, step: 'ready' };
}

/** What a state may say of a token. */
export type Known = Partial<Omit<ResetReady, 'step'>>;

/** What is known of a token, or of the state's own: all that the state has, if it is that one. */
export function knownOf(state: Known, given: string | undefined): Known {
  return given === undefined || given === state.token ? state : { token: given };
}

/** What a step cannot do without comes from the one before, or is given. Nothing is sent then. */
export function need(value: unknown, name: string): string {
  if (typeof value !== 'string' || !value) throw new TypeError(`${name} must be given, or come from the step before`);
  return value;
}
