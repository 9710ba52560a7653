import type { Answer, Exchange, Next, Stage } from '../../../core/stage.ts';
import { isForSdks, ownerOf } from '../api-tokens.ts';
import type { Backend } from '../backend.ts';
import { httpFailure } from '../errors.ts';
import { refusal } from './limits.ts';

/** Checks tokens at every path: refuses those for SDKs, counts personal ones, and ignores others. */
export const tokenGuard: Stage<Backend> = (exchange, next) => {
  const { authorization } = exchange.request.headers;
  return authorization ? guarded(exchange, next, authorization) : next(exchange);
};

async function guarded(exchange: Exchange<Backend>, next: Next<Backend>, authorization: string): Promise<Answer> {
  const { backend } = exchange;
  const { apiTokens, version } = backend.options;
  if (isForSdks(authorization, apiTokens))
    return httpFailure(403, 'invalid token: expected a different token type for this endpoint');
  const counted = version === '8' && (await ownerOf(backend, authorization, apiTokens)) !== undefined;
  const refused = counted ? await refusal(exchange, 'personalToken', exchange.ip) : undefined;
  return refused ?? next(exchange);
}
