import { safely, withOrThrow } from '../client/result.ts';
import { linkReader } from './link-reader.ts';
import { createMachine } from './machine.ts';
import type {
  CheckStep,
  ExchangeStep,
  PasswordReset,
  PasswordResetOptions,
  ResetBackend,
  ResetClient,
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
  if (!backend) throw new TypeError('createPasswordReset takes a client, as createClient gives it');
  const { name, facts, request, confirm, exchange, check, passwordRules } = backend;
  const machine = createMachine(name, options?.state);
  const { subscribe, restart } = machine;
  return {
    facts,
    get state() {
      return machine.state;
    },
    subscribe,
    restart,
    request: request(machine),
    readLink: linkReader(backend, machine),
    confirm: confirm(machine),
    passwordRules: (how) => withOrThrow(safely(() => passwordRules(how))),
    // What a backend does not have is no part of its bundle either.
    ...(exchange && { exchange: exchange(machine) }),
    ...(check && { check: check(machine) }),
  };
}
