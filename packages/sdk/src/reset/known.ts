import type { ResetBase, ResetReady, ResetState } from './types.ts';

/** What a state hands on to the next. */
export function carried({ backend, verifier }: ResetState): ResetBase {
  return { backend, ...(verifier && { verifier }) };
}

/** What is known of a token: all that the state has, if it is the state's. */
export function readyWith(state: ResetState, token: string | undefined): Partial<ResetReady> {
  if (state.step === 'ready' && (token === undefined || token === state.token)) return state;
  return token === undefined ? {} : { token };
}

/** What was asked for before, to be asked for again. */
export function sentOf(state: ResetState): Pick<ResetReady, 'sent'> {
  const sent = state.step === 'sent' ? state : state.step === 'ready' ? state.sent : undefined;
  return sent ? { sent } : {};
}

/** What a step cannot do without comes from the one before, or is given. Nothing is sent then. */
export function need(value: unknown, name: string): string {
  if (typeof value !== 'string' || !value)
    throw new TypeError(`There is no ${name} yet: take the step before, or give one`);
  return value;
}
