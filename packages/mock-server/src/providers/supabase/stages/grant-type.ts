import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { isForm } from './decode.ts';

const grantTypes: readonly string[] = ['password', 'refresh_token', 'pkce', 'id_token'];

/** Refuses an unsupported `grant_type`, from the query or from a form. `token` checks it first. */
export const checkGrantType: Stage<Backend> = (exchange, next) => {
  const query: Readonly<Record<string, unknown>> = Object(exchange.query);
  const form = isForm(exchange.request)
    ? new URLSearchParams(new TextDecoder().decode(exchange.request.body))
    : undefined;
  const grantType = query['grant_type'] ?? form?.get('grant_type');
  if (typeof grantType === 'string' && grantTypes.includes(grantType))
    return next({ ...exchange, query: { ...query, grant_type: grantType } });
  if (grantType === 'web3') return Promise.resolve(failure(422, 'web3_provider_disabled', 'Web3 provider is disabled'));
  return Promise.resolve(failure(400, 'invalid_credentials', 'unsupported_grant_type'));
};
