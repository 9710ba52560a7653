import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import type { ResetDone, ResetReady, ResetSent, ResetState } from './types.ts';

/** Replaces the state, unless something that began later has replaced it already. */
export type Keep = (next: ResetState) => void;

/** How to take a step, beside its input. */
export type StepOptions = CallOptions & { readonly email?: string | undefined };

/** Where a flow is at any moment. */
export interface Moving {
  readonly state: ResetState;
}

/** How a step is taken: gives the state that it leads to. `keep` is for one that is reached on the way. */
export type Take<Input, Next extends ResetState> = (
  input: Input,
  options: StepOptions | undefined,
  flow: Moving,
  keep: Keep,
) => Promise<Result<Next>>;

/** What `exchange` does. */
export type TakeExchange = Take<string, ResetReady>;

/** What `check` does. */
export type TakeCheck = Take<string | undefined, ResetReady>;

/** What `confirm` does. */
export type TakeConfirm = Take<{ readonly newPassword: string; readonly token?: string | undefined }, ResetDone>;

/** The steps of one backend, under the names that they have in its flow. */
export type Steps = {
  /** Asks for a mail. */
  readonly request: Take<never, ResetSent>;
  /** Trades digits, where there are some. */
  readonly exchange?: TakeExchange;
  /** Looks at a token, where that can be done. */
  readonly check?: TakeCheck;
  /** Sets the password. */
  readonly confirm: TakeConfirm;
};

/** The steps of a backend that takes such an input for `request`, and has these steps more. */
export type StepsWith<Input, More extends keyof Steps = never> = Required<Pick<Steps, 'confirm' | More>> & {
  readonly request: Take<Input, ResetSent>;
};
