import { schemas } from '@resetkit/sdk/firebase/schemas';
import { canonical } from '../../src/providers/firebase/paths.ts';
import { readSpec, type Spec } from '../read-spec.ts';

/** openapi/firebase.yaml. */
export const spec: Spec = readSpec('firebase', schemas, {
  ownHeaders: ['Allow'],
  canonical,
  // A wrong method is of no operation: the framework of the API has no HEAD.
  statusOf: ({ status }) => ([404, 405].includes(status) ? undefined : status),
});
