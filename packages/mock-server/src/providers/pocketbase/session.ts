import type { components } from '@resetkit/sdk/pocketbase/types';
import type { Backend } from './backend.ts';
import type { AuthRecord } from './record.ts';
import { viewOf } from './record-view.ts';
import { signedFor } from './tokens.ts';

/** What a sign-in answers: the record and a new token. */
export function sessionOf(backend: Backend, record: AuthRecord): components['schemas']['Session'] {
  const { collection } = backend;
  const token = signedFor(backend, record, 'auth');
  return { record: viewOf(record, collection), token };
}
