import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import { apiKeyOf } from '../api-key.ts';
import type { Backend } from '../backend.ts';
import { noApiKey, refused, unauthenticated } from '../errors.ts';
import { namedProject } from '../projects.ts';

/** Takes the bearer token of an owner, or any API key. A bearer token that is none is refused even beside a key. */
export const requireCredentials: Stage<Backend> = (exchange, next) => {
  const { authorization = '' } = exchange.request.headers;
  if (!/^bearer /i.test(authorization)) return withKey(exchange, next);
  const token = authorization.slice('bearer '.length);
  if (token.toLowerCase() !== 'owner' && !token.startsWith('ya29.')) return unauthenticated();
  return next({ ...exchange, caller: { role: 'owner', subject: exchange.backend.options.projectId } });
};

/** Takes any API key, and looks at nothing else. */
export const requireApiKey: Stage<Backend> = (exchange, next) => withKey(exchange, next);

/** Refuses an API key for a project that path or body name. */
export const requireOwner: Stage<Backend> = (exchange, next) =>
  exchange.caller?.role === 'owner' || namedProject(exchange).projectId === undefined
    ? next(exchange)
    : refused('INSUFFICIENT_PERMISSION : Only authenticated requests can specify target_project_id.');

function withKey(exchange: Exchange<Backend>, next: Parameters<Stage<Backend>>[1]): Answer | Promise<Answer> {
  const key = apiKeyOf(exchange.request);
  return key ? next({ ...exchange, caller: { role: 'key', subject: key } }) : noApiKey();
}
