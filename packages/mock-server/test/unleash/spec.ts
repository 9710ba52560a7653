import { schemas } from '@resetkit/sdk/unleash/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

const described = readSpec('unleash', schemas);

/** openapi/unleash.yaml. Every reply to a personal token has the headers of its limit; the description says so in one place. */
export const spec: Spec = {
  ...described,
  objections: (operation, method, status, headers, body) =>
    described.objections(operation, method, status, withoutTokenLimit(headers), body),
};

function withoutTokenLimit(headers: Headers): Headers {
  if (headers.get('ratelimit-limit') !== '20000') return headers;
  return new Headers([...headers].filter(([name]) => !name.startsWith('ratelimit-')));
}
