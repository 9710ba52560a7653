import { schemas } from '@resetkit/sdk/supabase/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

const described = readSpec('supabase', schemas, {
  ownHeaders: [
    'Link',
    'X-Total-Count',
    'x-sb-error-code',
    'X-Supabase-Api-Version',
    'sb-auth-user-id',
    'sb-auth-refresh-token-reuse',
  ],
  canonical: (path) =>
    path.replace(/\/$/, '').replace(/^(\/auth\/v1\/admin\/users\/)(?!.*\/(?:factors|passkeys)).+/, '$1{id}'),
  // The router's own replies, such as "404 page not found", belong to no operation.
  statusOf: ({ headers, status }) => (headers.get('content-type')?.startsWith('text/plain') ? undefined : status),
});

/** openapi/supabase.yaml. Refusals of the gateway do not have the headers of the server. */
export const spec: Spec = {
  ...described,
  objections(operation, method, status, headers, body) {
    const isGateway = Reflect.get(Object(body), 'hint') !== undefined;
    const found = described.objections(operation, method, status, headers, body);
    return isGateway ? found.filter((objection) => !objection.startsWith(`${operation} ${status} headers: `)) : found;
  },
};
