import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import type { LinkRequestInput } from './request-input.ts';
import type { ResetDone, ResetReady, ResetSent, ResetState } from './state.ts';

/** Replaces the state, unless a step that began later has already replaced it. */
export type SetState = (next: ResetState) => void;

/** The options of a step. */
export type StepOptions = CallOptions & { readonly email?: string | undefined };

/** What a step reads of its flow: the state of the moment. */
export interface StateHolder {
  readonly state: ResetState;
}

/**
 * Performs a step, and returns the state that it leads to. `setState` is for a state that is reached on the way,
 * `lastSent` the last request since the last new password, also after a restart.
 */
export type StepFunction<Input, Next extends ResetState> = (
  input: Input,
  options: StepOptions | undefined,
  flow: StateHolder,
  setState: SetState,
  lastSent: ResetSent | undefined,
) => Promise<Result<Next>>;

/** The step `exchange`. */
export type ExchangeFunction = StepFunction<string, ResetReady>;

/** The step `check`. */
export type CheckFunction = StepFunction<string | undefined, ResetReady>;

/** The step `verifySecondFactor`. */
export type VerifySecondFactorFunction = StepFunction<SecondFactorInput, ResetReady>;

/** The code of a second factor. */
export interface SecondFactorInput {
  /** The digits that the authenticator app shows. */
  readonly code: string;
}

/** The step `confirm`. */
export type ConfirmFunction = StepFunction<
  { readonly newPassword: string; readonly token?: string | undefined },
  ResetDone
>;

/** The steps of one backend, under the names that they have in its flow. */
export type Steps = {
  /** Requests a mail. */
  readonly request: StepFunction<LinkRequestInput, ResetSent>;
  /** Exchanges a mailed code, if the backend mails codes. */
  readonly exchange?: ExchangeFunction;
  /** Checks a token, if the backend can. */
  readonly check?: CheckFunction;
  /** Verifies a second factor, if a new password of the backend may need one. */
  readonly verifySecondFactor?: VerifySecondFactorFunction;
  /** Sets the password. */
  readonly confirm: ConfirmFunction;
};

/** The steps of a backend whose `request` takes this input, and that has the steps `Optional`. */
export type StepsWith<Input, Optional extends keyof Steps = never> = Required<Pick<Steps, 'confirm' | Optional>> & {
  readonly request: StepFunction<Input, ResetSent>;
};
