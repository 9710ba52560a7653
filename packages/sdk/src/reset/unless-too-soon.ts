import { failed } from '../client/result.ts';
import type { RequestInput } from './request-input.ts';
import type { ResetSent } from './state.ts';
import type { StepFunction } from './step.ts';

/**
 * The step `request` of a backend that answers as usual and sends no mail to somebody who asks too soon (`tooSoon` is `not-mailed`):
 * it is not performed then, so that nobody waits for a mail that does not come.
 */
export function unlessTooSoon<Input extends RequestInput>(
  request: StepFunction<Input, ResetSent>,
): StepFunction<Input, ResetSent> {
  return async (input, options, flow, setState, lastSent) => {
    const retryAfterMs = lastSent?.email === input.email ? lastSent.resendAt - Date.now() : 0;
    if (retryAfterMs <= 0) return request(input, options, flow, setState, lastSent);
    const message = `Not sent: no other mail would come for ${Math.ceil(retryAfterMs / 1_000)} seconds`;
    return failed({ kind: 'rate-limited', message, retryAfterMs });
  };
}
