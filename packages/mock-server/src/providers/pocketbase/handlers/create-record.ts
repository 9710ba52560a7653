import type { Backend, Reply, Request } from '../backend.ts';
import { collectionsOf, superusersName } from '../collections.ts';
import { type FieldError, failure, notCreated, notCreatedMessage, superusersOnly } from '../errors.ts';
import { isTooLongForBcrypt, notUnique, notUniqueAnywhere } from '../field-errors.ts';
import { isSuperuser } from '../is-superuser.ts';
import type { AuthRecord } from '../record.ts';
import { addressTaken, fieldErrors, signUpErrors } from '../record-errors.ts';
import { inputOf, type RecordInput } from '../record-input.ts';
import { publicViewOf, viewOf } from '../record-view.ts';
import { addRecord, findById, newId, newTokenKey } from '../records.ts';

/** `POST /api/collections/{collection}/records`: makes an account. What of it is no text becomes one. */
export async function createRecord(
  { body, caller }: Request<'createRecord'>,
  backend: Backend,
): Promise<Reply<'createRecord'>> {
  const { collection, options } = backend;
  const asSuperuser = isSuperuser(caller, options);
  if (!collection.isOpen && !asSuperuser) return superusersOnly();
  const { tokenKey, ...own } = inputOf(body);
  const input = { ...own, ...(asSuperuser && tokenKey !== undefined && { tokenKey }) };
  // The rule of the collection is asked with a record that is not kept, which has no hash then.
  if (!asSuperuser && isTooLongForBcrypt(input.password ?? '')) return failure(400, notCreatedMessage);
  const refused = notCreated(signUpErrors(input, asSuperuser)) ?? notCreated(fieldErrors(input, collection));
  if (refused) return refused;
  const record = newRecord(backend, input);
  const taken = notCreated({ id: await takenId(backend, record.id) });
  if (taken) return taken;
  if (!(await addRecord(backend, record))) return addressTaken(notCreatedMessage);
  return { status: 200, body: asSuperuser ? viewOf(record, collection) : publicViewOf(record, collection) };
}

function newRecord({ collection, random, clock }: Backend, input: RecordInput): AuthRecord {
  const { id, email = '', password = '', name = '', emailVisibility, verified = false, tokenKey } = input;
  const now = clock.now();
  return {
    id: id || newId(random),
    collection: collection.id,
    email,
    password,
    tokenKey: tokenKey ?? newTokenKey(random),
    verified: verified || collection.name === superusersName,
    ...(name !== '' && { name }),
    ...(emailVisibility && { emailVisibility }),
    created: now,
    updated: now,
  };
}

async function takenId(backend: Backend, id: string): Promise<FieldError | undefined> {
  for (const collection of collectionsOf(backend.options)) {
    if (await findById(backend, collection.id, id))
      return collection.id === backend.collection.id ? notUnique : notUniqueAnywhere;
  }
  return undefined;
}
