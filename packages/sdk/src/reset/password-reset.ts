import type { CallOptions } from '../client/options.ts';
import { resultOf } from '../client/result.ts';
import type { ResetBackend, ResetClient } from './backend.ts';
import { createFlowState } from './flow-state.ts';
import { linkReader } from './link-reader.ts';
import type { AnyPasswordReset, PasswordReset, PasswordResetOptions } from './password-reset-types.ts';
import type { ResetState } from './state.ts';
import type { StepFunction } from './step.ts';

/**
 * A password reset over any client of this package, from the request of a mail to the new password.
 *
 * @example
 * const reset = createPasswordReset(createInsforgeClient({ baseUrl }));
 * const { data, error } = await reset.request({ email: 'ada@example.com' });
 * if (data?.next === 'code') await reset.exchange('481502');
 * await reset.confirm({ newPassword: 'Difference-Engine-1822' });
 */
export function createPasswordReset<Client extends ResetClient<ResetBackend>>(
  client: Client,
  options?: PasswordResetOptions,
): PasswordReset<Client['passwordReset']>;
export function createPasswordReset(
  client: ResetClient<ResetBackend>,
  options?: PasswordResetOptions,
): Omit<AnyPasswordReset, 'request'> {
  const backend = client?.passwordReset;
  if (!backend) throw new TypeError('createPasswordReset needs a client');
  const { name, facts, steps, passwordRules } = backend;
  const flowState = createFlowState(name, options?.state);
  // A flow has the methods of its backend's steps, so no other step is in its bundle.
  const methods = Object.entries<StepFunction<never, ResetState>>(steps).map(([id, step]) => [
    id,
    flowState.method(id, step),
  ]);
  return Object.assign(flowState.flow, {
    facts,
    readLink: linkReader(backend, flowState),
    passwordRules: (how?: CallOptions) => resultOf(() => passwordRules(how)),
    ...Object.fromEntries(methods),
  });
}
