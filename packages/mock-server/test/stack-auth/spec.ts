import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

/** openapi/stack-auth.yaml, under any name of the API's version. The status line may say 200 where a header has the status. */
export const spec: Spec = readSpec('stack-auth', schemas, {
  ownHeaders: ['x-stack-known-error', 'x-stack-actual-status', 'pragma'],
  canonical: (path) => path.replace(/^\/api\/(latest|v2beta[1-5])\//, '/api/v1/'),
  statusOf: ({ headers, status }) => Number(headers.get('x-stack-actual-status') ?? status),
});
