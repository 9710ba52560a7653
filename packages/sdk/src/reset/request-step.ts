import type { CallOptions } from '../client/options.ts';
import { mapData } from '../client/result.ts';
import type { StepPromise, StepResult } from '../client/step-result.ts';
import type { ResetFacts, ResetMail } from './backend-words.ts';
import { carried } from './known.ts';
import type { Keep, Machine } from './machine.ts';
import type { ResetSent, ResetState } from './types.ts';

/** Asks a backend for a mail. `keep` is for what this browser has to remember before anything is sent. */
export type AskForMail<Input> = (
  input: Input,
  options: CallOptions | undefined,
  state: ResetState,
  keep: Keep,
) => Promise<StepResult<never>> | Promise<StepResult<unknown>>;

/** The step `request`. `mailedBy` says what was mailed, where the answer tells; the first of `facts.mail` otherwise. */
export function requestStep<Input extends { readonly email: string; readonly redirectTo?: string | undefined }>(
  facts: ResetFacts,
  ask: AskForMail<Input>,
  mailedBy?: (answer: unknown) => ResetMail,
): (machine: Machine) => (input: Input, options?: CallOptions) => StepPromise<ResetSent> {
  return (machine) => (input, how) =>
    machine.step(['request', input], how?.signal, async (keep) => {
      const { email, redirectTo } = input;
      const result: StepResult<unknown> = await ask(input, how, machine.state, keep);
      const { state } = machine;
      const waitMs = result.error?.retryAfterMs;
      const resendAt = Date.now() + (waitMs ?? facts.resendAfterMs);
      if (waitMs !== undefined && state.step === 'sent') keep({ ...state, resendAt });
      return mapData(result, (answer): ResetSent => {
        const next = mailedBy?.(answer) ?? facts.mail[0] ?? 'link';
        return { ...carried(state), step: 'sent', next, email, ...(redirectTo && { redirectTo }), resendAt };
      });
    });
}
