import type { Caller } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { usersName } from './collections.ts';
import { type Failure, notFound, superusersOnly } from './errors.ts';
import { isSuperuser } from './is-superuser.ts';
import type { AuthRecord } from './record.ts';
import { findById } from './records.ts';

/** The record with this id, if the caller may see, change and delete it: superusers all, in `users` everybody their own. */
export async function visibleRecord(
  backend: Backend,
  id: string,
  caller: Caller | undefined,
): Promise<AuthRecord | Failure<403> | Failure<404>> {
  const { collection, options } = backend;
  const seesAll = isSuperuser(caller, options);
  if (!seesAll && collection.name !== usersName) return superusersOnly();
  const record = seesAll || caller?.subject === id ? await findById(backend, collection.id, id) : undefined;
  return record ?? notFound();
}
