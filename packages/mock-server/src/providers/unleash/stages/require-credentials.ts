import type { Answer, Caller, Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import { ownerOf } from '../api-tokens.ts';
import type { Backend } from '../backend.ts';
import { earlyFailure } from '../errors.ts';
import { liesUnder } from '../paths.ts';
import { sessionIdOf } from '../session-cookie.ts';
import { findSession } from '../sessions.ts';

/** Refuses requests without a valid token or session, at `/logout` and at every path under `/api`. */
export const requireCredentials: Stage<Backend> = (exchange, next) => {
  const path = pathOf(exchange.request.target);
  if (!liesUnder(path, '/api') && !liesUnder(path, '/logout')) return next(exchange);
  return identify(exchange).then((caller) => (caller ? next({ ...exchange, caller }) : refuse(exchange)));
};

/** The caller. A valid token wins over a session; an unknown token is ignored if there is a session. */
async function identify({ backend, request: { headers } }: Exchange<Backend>): Promise<Caller | undefined> {
  const token = headers['authorization'];
  const { apiTokens } = backend.options;
  if (token && apiTokens.admin.includes(token)) return { role: 'admin-token', subject: token };
  const owner = token ? await ownerOf(backend, token, apiTokens) : undefined;
  if (owner) return { role: 'personal-token', subject: String(owner.id) };
  const session = await findSession(backend, sessionIdOf(headers));
  return session && { role: 'session', subject: String(session.userId) };
}

async function refuse({ backend, request }: Exchange<Backend>): Promise<Answer> {
  if (request.headers['authorization'])
    return earlyFailure(backend.random, 401, 'UnauthorizedError', 'You must log in to use Unleash.');
  const { baseUriPath } = backend.options;
  const path = `${request.mount}${baseUriPath}/auth/simple/login`;
  const message = `You must log in to use Unleash. Your request had no authorization header, so we could not authorize you. Try logging in at ${path}`;
  const { status, body } = earlyFailure(backend.random, 401, 'AuthenticationRequired', message);
  return { status, body: { ...body, path, type: 'password', defaultHidden: false } };
}
