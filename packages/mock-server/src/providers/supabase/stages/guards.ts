import { decodeLeniently } from '../../../core/router.ts';
import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { emailDisabled, failure, signUpDisabled } from '../errors.ts';
import { parseUuid } from '../identify.ts';
import { mailedSignInsFailure } from '../mailed-sign-ins-failure.ts';
import { userById } from '../users.ts';

/** Refuses a recovery if e-mail sign-ins are disabled, before the body is read. */
export const requireEmailLogins: Stage<Backend> = (exchange, next) => {
  const { externalEmailEnabled } = exchange.backend.options;
  return externalEmailEnabled ? next(exchange) : emailDisabled(400, 'logins');
};

/** Refuses a magic link if sign-ins by e-mail or by link are disabled, before the body is read. */
export const requireMailedSignIns: Stage<Backend> = (exchange, next) =>
  mailedSignInsFailure(exchange.backend.options) ?? next(exchange);

/** Whether a sign-up is anonymous: without an address. */
export function isAnonymousSignUp(body: unknown): boolean {
  const { email, phone }: { email?: unknown; phone?: unknown } = Object(body);
  return email === undefined && phone === undefined;
}

/** Refuses an anonymous sign-up if there are no anonymous users, before the limit. */
export const requireAnonymousUsers: Stage<Backend> = (exchange, next) =>
  isAnonymousSignUp(exchange.body) && !exchange.backend.options.externalAnonymousUsersEnabled
    ? failure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled')
    : next(exchange);

/** Refuses sign-ups if they are disabled, before the password is checked. */
export const requireSignUps: Stage<Backend> = (exchange, next) =>
  exchange.backend.options.disableSignup ? signUpDisabled() : next(exchange);

/** Paths of one account. */
const userPaths = /^\/auth\/v1\/admin\/users\/([^/]+)/;

/** Refuses a path whose account does not exist, before the method is matched and the body is read. */
export const requireUserOfPath: Stage<Backend> = async (exchange, next) => {
  const given = userPaths.exec(pathOf(exchange.request.target))?.[1];
  if (given === undefined) return next(exchange);
  const id = parseUuid(decodeLeniently(given));
  if (id === undefined) return failure(404, 'validation_failed', 'user_id must be an UUID');
  const row = await userById(exchange.backend, id);
  return row
    ? next({ ...exchange, path: { ...exchange.path, id: row.id } })
    : failure(404, 'user_not_found', 'User not found');
};
