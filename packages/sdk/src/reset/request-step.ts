import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import type { ResetFacts } from './backend.ts';
import type { ResetMail } from './proof.ts';
import type { RequestInput } from './request-input.ts';
import type { ResetSent, ResetState } from './state.ts';
import type { SetState, StepFunction, StepOptions } from './step.ts';
import { baseOf } from './token-data.ts';

/** Requests a mail from a backend. `setState` is for what this browser has to remember before anything is sent. */
export type RequestMail<Input> = (
  input: Input,
  options: StepOptions | undefined,
  state: ResetState,
  setState: SetState,
) => Promise<Result<never>> | Promise<Result<unknown>>;

/** The step `request`. `mailIn` reads from the answer what was mailed; without it that is the first of `facts.mail`. */
export function requestStep<Input extends RequestInput>(
  facts: ResetFacts,
  requestMail: RequestMail<Input>,
  mailIn?: (answer: unknown) => ResetMail,
): StepFunction<Input, ResetSent> {
  return async (input, options, flow, setState) => {
    const { email, redirectTo } = input;
    const result: Result<unknown> = await requestMail(input, options, flow.state, setState);
    const { state } = flow;
    const waitMs = result.error?.retryAfterMs;
    const resendAt = Date.now() + (waitMs ?? facts.resendAfterMs);
    if (waitMs !== undefined && state.step === 'sent') setState({ ...state, resendAt });
    return mapData(result, (answer) => {
      const next = mailIn?.(answer) ?? facts.mail[0] ?? 'link';
      return { ...baseOf(state), step: 'sent', next, email, ...(redirectTo && { redirectTo }), resendAt };
    });
  };
}
