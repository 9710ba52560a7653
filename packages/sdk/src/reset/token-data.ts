import { sentIn } from './sent-in.ts';
import type { ResetBase, ResetReady, ResetState } from './state.ts';

/** What a state may know of a token. */
export type TokenData = Partial<Omit<ResetReady, 'step'>>;

/** What every state passes on to the next one. */
export function baseOf({ backend, verifier }: ResetState): ResetBase {
  return { backend, ...(verifier && { verifier }) };
}

/** The state in which a password can be chosen. It keeps what was requested before. */
export function readyState(state: ResetState, found: TokenData & { readonly token: string }): ResetReady {
  const sent = sentIn(state);
  return { ...baseOf(state), ...(sent && { sent }), ...found, step: 'ready' };
}

/** What is known of the token that a step was given: all of the state's data if it is the state's own token. */
export function tokenDataFor(state: TokenData, given: string | undefined): TokenData {
  return given === undefined || given === state.token ? state : { token: given };
}

/** A value that a step needs, from its input or from the step before. Throws if it is missing; then nothing is sent. */
export function required(value: unknown, name: string): string {
  if (typeof value !== 'string' || !value) throw new TypeError(`${name} must be given, or come from the step before`);
  return value;
}
