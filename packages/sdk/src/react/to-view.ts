import type { AnyFailure } from '../client/error.ts';
import type { CheckStep, ExchangeStep, ResetSent, ResetState } from '../reset/types.ts';
import type { AnyFlow, PasswordResetView } from './types.ts';

/** A flow with all steps that one may have; those that its backend lacks end in an error. */
export type FullFlow = AnyFlow & ExchangeStep & CheckStep;
/** What is shown of such a flow. */
export type FullView = PasswordResetView<FullFlow>;

/** What is to be known of a flow beside its state. Never changed, only replaced. */
export interface Own {
  readonly running: readonly Run[];
  readonly trouble?: Trouble | undefined;
  /** When another mail may be asked for, for all that we have seen: milliseconds since 1970. */
  readonly resendAt: number;
  /** What the last mail was asked for with. */
  readonly input?: { readonly email: string };
}

/** A step that was begun, and the state that it was begun in. */
export interface Run {
  readonly step: keyof typeof GOALS;
  readonly from: ResetState;
}

/** An error, for as long as the flow stays where it is. */
export interface Trouble {
  readonly error: AnyFailure;
  readonly isFinal: boolean;
  readonly at: ResetState;
}

/** Where steps lead. The flow is there a little before its step has ended: that is no state to show. */
const GOALS = { request: 'sent', exchange: 'ready', check: 'ready', confirm: 'done' } as const;

/** What a page shows, `msLeft` before another mail may be asked for. */
export function toView(
  state: ResetState,
  { running, trouble }: Own,
  msLeft: number,
  fixed: Pick<FullView, 'actions' | 'facts'>,
): FullView {
  const { step } = state;
  const pending = [...running].reverse().find((run) => run.from === state || GOALS[run.step] !== step)?.step;
  const current = trouble?.at === state ? trouble : undefined;
  const error = current?.error;
  const base = { ...fixed, error, pending };
  const sent = sentIn(state);
  const email = 'email' in state ? state.email : sent?.email;
  const resendInSeconds = Math.max(0, Math.ceil(msLeft / 1000));
  const resending = { resendInSeconds, canResend: !!email && !resendInSeconds && pending !== 'request' };

  if (current?.isFinal) return { ...base, ...resending, status: 'failed', error: current.error, email };
  if (step === 'sent')
    return { ...base, ...resending, status: state.next === 'code' ? 'entering-code' : step, email: state.email };
  if (step === 'ready') return { ...base, status: 'choosing-password', email, expiresAt: state.expiresAt };
  if (step === 'done') return { ...base, status: step, signedIn: state.signedIn, session: state.session };
  return { ...base, status: pending === 'request' ? 'sending' : 'idle' };
}

/** When another mail may be asked for, as far as the state knows. */
export function resendAtIn(state: ResetState): number {
  return sentIn(state)?.resendAt ?? 0;
}

/** What the last mail was asked for with, as far as the state knows. */
export function sentIn(state: ResetState): ResetSent | undefined {
  if (state.step === 'sent') return state;
  return state.step === 'ready' ? state.sent : undefined;
}
