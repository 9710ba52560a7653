import { schemas } from '@resetkit/sdk/better-auth/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

/** openapi/better-auth.yaml. */
export const spec: Spec = readSpec('better-auth', schemas, { ownHeaders: ['X-Retry-After'] });
