import type { operations } from '@resetkit/sdk/unleash/operations';
import { schemas } from '@resetkit/sdk/unleash/schemas';
import { readSpec, type Spec } from './read-spec.ts';

export type OperationId = keyof typeof operations;

/** openapi/unleash.yaml. */
export const spec: Spec = readSpec('unleash', schemas);
