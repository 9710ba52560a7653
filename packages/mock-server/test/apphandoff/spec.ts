import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

/** openapi/apphandoff.yaml. */
export const spec: Spec = readSpec('apphandoff', schemas);
