import { schemas } from '@resetkit/sdk/insforge/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

/** openapi/insforge.yaml. Paths are canonical as Express matches them: in any case, and with or without a slash at the end. */
export const spec: Spec = readSpec('insforge', schemas, {
  canonical: (path) =>
    path
      .toLowerCase()
      .replace(/^\/api\/\/(auth|metadata|health)/, '/api/$1')
      .replace(/^\/api\/metadata\/\//, '/api/metadata/')
      .replace(/\/$/, ''),
});
