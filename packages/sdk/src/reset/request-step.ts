import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import type { ResetFacts, ResetMail } from './backend-words.ts';
import { carried } from './known.ts';
import type { Keep, StepOptions, Take } from './take.ts';
import type { RequestInput, ResetSent, ResetState } from './types.ts';

/** Asks a backend for a mail. `keep` is for what this browser has to remember before anything is sent. */
export type AskForMail<Input> = (
  input: Input,
  options: StepOptions | undefined,
  state: ResetState,
  keep: Keep,
) => Promise<Result<never>> | Promise<Result<unknown>>;

/** The step `request`. `mailedBy` says what was mailed, where the answer tells; the first of `facts.mail` otherwise. */
export function requestStep<Input extends RequestInput>(
  facts: ResetFacts,
  ask: AskForMail<Input>,
  mailedBy?: (answer: unknown) => ResetMail,
): Take<Input, ResetSent> {
  return async (input, options, flow, keep) => {
    const { email, redirectTo } = input;
    const result: Result<unknown> = await ask(input, options, flow.state, keep);
    const { state } = flow;
    const waitMs = result.error?.retryAfterMs;
    const resendAt = Date.now() + (waitMs ?? facts.resendAfterMs);
    if (waitMs !== undefined && state.step === 'sent') keep({ ...state, resendAt });
    return mapData(result, (answer) => {
      const next = mailedBy?.(answer) ?? facts.mail[0] ?? 'link';
      return { ...carried(state), step: 'sent', next, email, ...(redirectTo && { redirectTo }), resendAt };
    });
  };
}
