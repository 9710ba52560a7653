import type { CallOptions } from '../client/options.ts';
import { failed, mapData } from '../client/result.ts';
import type { StepResult } from '../client/step-result.ts';
import type { Proof } from './backend-words.ts';
import { carried, need, sentOf } from './known.ts';
import type { Machine } from './machine.ts';
import type { ExchangeStep, ResetReady } from './types.ts';

/** The step `exchange` of a backend that mails digits. */
export function exchangeStep(
  exchange: (input: { code: string; email: string }, options?: CallOptions) => Promise<StepResult<Proof>>,
): (machine: Machine) => ExchangeStep['exchange'] {
  return (machine) => (code, how) => {
    const { state } = machine;
    const email = how?.email ?? (state.step === 'sent' ? state.email : undefined);
    return machine.step(['exchange', code, email], how?.signal, async () => {
      // Digits are copied with spaces, and mails show them with some.
      const digits = `${code}`.replace(/\s/g, '');
      const result = await exchange({ code: digits, email: need(email, 'email') }, how);
      if (result.data && !result.data.token)
        return failed({ kind: 'unexpected-response', message: 'The answer has no token' }, result.response);
      const more = { ...carried(state), ...sentOf(state), ...(email && { email }) };
      return mapData(result, (proof): ResetReady => ({ ...more, ...proof, step: 'ready' }));
    });
  };
}
