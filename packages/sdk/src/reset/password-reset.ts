import type { CallOptions } from '../client/options.ts';
import { resultOf } from '../client/result.ts';
import { linkReader } from './link-reader.ts';
import { createMachine } from './machine.ts';
import type { Take } from './take.ts';
import type {
  CheckStep,
  ExchangeStep,
  PasswordReset,
  PasswordResetOptions,
  ResetBackend,
  ResetClient,
  ResetState,
} from './types.ts';

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
): PasswordReset<ResetBackend> & Partial<ExchangeStep & CheckStep> {
  const backend = client?.passwordReset;
  if (!backend) throw new TypeError('createPasswordReset needs a client');
  const { name, facts, steps, passwordRules } = backend;
  const machine = createMachine(name, options?.state);
  // What a backend does not have is no part of its bundle either.
  const methods = Object.entries<Take<never, ResetState>>(steps).map(([id, take]) => [id, machine.step(id, take)]);
  return Object.assign(machine.flow, {
    facts,
    readLink: linkReader(backend, machine),
    passwordRules: (how?: CallOptions) => resultOf(() => passwordRules(how)),
    ...Object.fromEntries(methods),
  });
}
