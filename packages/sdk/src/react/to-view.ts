import type { AnyFailure } from '../client/error.ts';
import type { AnyPasswordReset, CheckStep, ExchangeStep, SecondFactorStep } from '../reset/password-reset-types.ts';
import { sentIn } from '../reset/sent-in.ts';
import type { ResetState } from '../reset/state.ts';
import type { PasswordResetView } from './types.ts';

/** A flow with all steps. At run time it has those of its backend. */
export type FullFlow = AnyPasswordReset & ExchangeStep & CheckStep & SecondFactorStep;
/** What is shown of such a flow. */
export type FullView = PasswordResetView<FullFlow>;

/** What the hook knows of a flow beside its state. Never changed, only replaced. */
export interface HookState {
  readonly running: readonly Run[];
  readonly failure?: StepFailure | undefined;
  /** The refusal of a password for which the second factor is due. It holds until the state changes. */
  readonly due?: StepFailure | undefined;
  /** When another mail may be requested, as far as this page has seen: milliseconds since 1970. */
  readonly resendAt: number;
  /** What the last mail was requested with. */
  readonly input?: RequestedMail;
}

/** The input of a request, without a captcha's token, which is good for one request. */
export interface RequestedMail {
  readonly email: string;
  readonly redirectTo?: string | undefined;
}

/** A step that runs, and the state in which it was started. */
export interface Run {
  readonly step: keyof typeof TARGETS;
  readonly from: ResetState;
}

/** The error of a step, and the state that the flow had then. It is shown until the state changes. */
export interface StepFailure {
  readonly error: AnyFailure;
  /** The status that it leads to, if the flow cannot go on from its state. */
  readonly status: 'failed' | 'blocked' | undefined;
  readonly at: ResetState;
}

/** Where steps lead. The state changes a little before the step's promise resolves; then the step is not shown as running. */
const TARGETS = {
  request: 'sent',
  exchange: 'ready',
  check: 'ready',
  verifySecondFactor: 'ready',
  confirm: 'done',
} as const;

/** What a page shows, `msLeft` before another mail may be requested. */
export function toView(
  state: ResetState,
  { running, failure, due, input }: HookState,
  msLeft: number,
  fixed: Pick<FullView, 'actions' | 'facts'>,
): FullView {
  const { step } = state;
  const pending = running.filter((run) => run.from === state || TARGETS[run.step] !== step).pop()?.step;
  const current = failure?.at === state ? failure : undefined;
  const error = current?.error;
  const base = { ...fixed, error, pending };
  const sent = sentIn(state);
  const email = 'email' in state ? state.email : sent?.email;
  const mailTo = email ?? input?.email;
  const resendInSeconds = Math.max(0, Math.ceil(msLeft / 1000));
  const resending = { resendInSeconds, canResend: !!mailTo && !resendInSeconds && pending !== 'request' };

  if (current?.status === 'blocked') return { ...base, status: 'blocked', error: current.error };
  if (current?.status === 'failed')
    return { ...base, ...resending, status: 'failed', error: current.error, email: mailTo };
  if (step === 'ready' && due?.at === state)
    return { ...base, status: 'second-factor-due', error: error ?? due.error, email, session: state.session };
  if (step === 'sent')
    return { ...base, ...resending, status: state.next === 'code' ? 'entering-code' : step, email: state.email };
  if (step === 'ready') return { ...base, status: 'choosing-password', email, expiresAt: state.expiresAt };
  if (step === 'done') return { ...base, status: step, signedIn: state.signedIn, session: state.session };
  return pending === 'request' ? { ...base, status: 'sending' } : { ...base, ...resending, status: 'idle' };
}

/** When another mail may be requested, as far as the state knows. */
export function resendAtIn(state: ResetState): number {
  return sentIn(state)?.resendAt ?? 0;
}
