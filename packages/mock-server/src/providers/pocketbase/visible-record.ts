import type { Caller } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { collectionNamed, superusersName, usersName } from './collections.ts';
import { type Failure, failure } from './errors.ts';
import type { AuthRecord } from './record.ts';
import { findById } from './records.ts';

/** The record with this id, if the caller may see and delete it: superusers all, in `users` everybody their own. */
export async function visibleRecord(
  backend: Backend,
  id: string,
  caller: Caller | undefined,
): Promise<AuthRecord | Failure<403> | Failure<404>> {
  const { collection, options } = backend;
  const isSuperuser = caller?.role === collectionNamed(options, superusersName)?.id;
  if (!isSuperuser && collection.name !== usersName) return failure(403, 'Only superusers can perform this action.');
  const record = isSuperuser || caller?.subject === id ? await findById(backend, collection.id, id) : undefined;
  return record ?? failure(404, "The requested resource wasn't found.");
}
