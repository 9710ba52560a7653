import { schemas } from '@resetkit/sdk/pocketbase/schemas';
import { readSpec, type Spec } from '../read-spec.ts';

/** openapi/pocketbase.yaml. */
export const spec: Spec = readSpec('pocketbase', schemas);
