import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { emailDisabled, failure, signUpDisabled } from '../errors.ts';
import { isUuid } from '../identify.ts';
import { userById } from '../users.ts';

/** A recovery looks whether e-mail sign-ins are on before it reads the body. */
export const requireEmailLogins: Stage<Backend> = async (exchange, next) => {
  const { externalEmailEnabled } = exchange.backend.options;
  return externalEmailEnabled ? next(exchange) : emailDisabled(400, 'logins');
};

/** A sign-up without any address would be an anonymous one; that is found out before the limit. */
export const requireAddress: Stage<Backend> = (exchange, next) => {
  const { email, phone }: { email?: unknown; phone?: unknown } = Object(exchange.body);
  if (email !== undefined || phone !== undefined || typeof exchange.body !== 'object' || Array.isArray(exchange.body))
    return next(exchange);
  return Promise.resolve(failure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled'));
};

/** Where nobody may sign up, no password is looked at. */
export const requireSignUps: Stage<Backend> = async (exchange, next) =>
  exchange.backend.options.disableSignup ? signUpDisabled() : next(exchange);

/** The account of a path is loaded before the body is read. */
export const requireUserOfPath: Stage<Backend> = async (exchange, next) => {
  const { id = '' } = exchange.path;
  if (!isUuid(id)) return failure(404, 'validation_failed', 'user_id must be an UUID');
  const row = await userById(exchange.backend, id.toLowerCase());
  return row ? next({ ...exchange, path: { id: row.id } }) : failure(404, 'user_not_found', 'User not found');
};
