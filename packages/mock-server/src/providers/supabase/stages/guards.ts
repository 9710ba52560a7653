import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { emailDisabled, failure, signUpDisabled } from '../errors.ts';
import { isUuid } from '../identify.ts';
import { userById } from '../users.ts';

/** Refuses a recovery if e-mail sign-ins are disabled, before the body is read. */
export const requireEmailLogins: Stage<Backend> = async (exchange, next) => {
  const { externalEmailEnabled } = exchange.backend.options;
  return externalEmailEnabled ? next(exchange) : emailDisabled(400, 'logins');
};

/** Refuses a sign-up without an address, which would be an anonymous one, before the limit. */
export const requireAddress: Stage<Backend> = (exchange, next) => {
  const { email, phone }: { email?: unknown; phone?: unknown } = Object(exchange.body);
  if (email !== undefined || phone !== undefined || typeof exchange.body !== 'object' || Array.isArray(exchange.body))
    return next(exchange);
  return Promise.resolve(failure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled'));
};

/** Refuses sign-ups if they are disabled, before the password is checked. */
export const requireSignUps: Stage<Backend> = async (exchange, next) =>
  exchange.backend.options.disableSignup ? signUpDisabled() : next(exchange);

/** Refuses a path whose account does not exist, before the body is read. */
export const requireUserOfPath: Stage<Backend> = async (exchange, next) => {
  const { id = '' } = exchange.path;
  if (!isUuid(id)) return failure(404, 'validation_failed', 'user_id must be an UUID');
  const row = await userById(exchange.backend, id.toLowerCase());
  return row
    ? next({ ...exchange, path: { ...exchange.path, id: row.id } })
    : failure(404, 'user_not_found', 'User not found');
};
