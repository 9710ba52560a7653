import type { Backend, Reply, Request } from '../backend.ts';
import { collectionNamed, superusersName } from '../collections.ts';
import { type Failure, failure, notCreated, notCreatedMessage } from '../errors.ts';
import {
  blank,
  emailFieldError,
  fieldError,
  idError,
  isTooLongForBcrypt,
  mismatch,
  notUnique,
  repeatError,
  tooLong,
} from '../field-errors.ts';
import { nameMax } from '../policy.ts';
import { publicViewOf, viewOf } from '../record-view.ts';
import { addRecord, findById, newId, newTokenKey } from '../records.ts';

/** `POST /api/collections/{collection}/records`: makes an account. What of it is no text becomes one. */
export async function createRecord(
  { body, caller }: Request<'createRecord'>,
  backend: Backend,
): Promise<Reply<'createRecord'>> {
  const { collection, options, random, clock } = backend;
  const isSuperuser = caller?.role === collectionNamed(options, superusersName)?.id;
  if (!collection.isOpen && !isSuperuser) return failure(403, 'Only superusers can perform this action.');
  const { email, password, name, id } = textsOf(body);
  const verified = isTrue(body.verified);
  const refused =
    notCreated({
      password: password === '' ? blank : undefined,
      passwordConfirm: repeatError(password, textOf(body.passwordConfirm)),
      verified: verified && !isSuperuser ? mismatch : undefined,
    }) ??
    (isTooLongForBcrypt(password) ? failure(400, notCreatedMessage) : undefined) ??
    notCreated({
      email: emailFieldError(email),
      id: idError(id),
      name: collection.hasProfile ? tooLong(name, nameMax) : undefined,
      password: fieldError(password, collection),
    });
  if (refused) return refused;
  if (id !== '' && (await findById(backend, collection.id, id))) return taken('id');
  const now = clock.now();
  const record = {
    id: id || newId(random),
    collection: collection.id,
    email,
    password,
    tokenKey: newTokenKey(random),
    verified,
    ...(name !== '' && { name }),
    ...(isTrue(body.emailVisibility) && { emailVisibility: true }),
    created: now,
    updated: now,
  };
  if (!(await addRecord(backend, record))) return taken('email');
  return { status: 200, body: isSuperuser ? viewOf(record, collection) : publicViewOf(record, collection) };
}

function taken(name: 'id' | 'email'): Failure<400> {
  return { status: 400, body: { data: { [name]: notUnique }, message: notCreatedMessage, status: 400 } };
}

function textsOf({
  email,
  password,
  name,
  id,
}: Request<'createRecord'>['body']): Record<'email' | 'password' | 'name' | 'id', string> {
  return { email: textOf(email), password: textOf(password), name: textOf(name), id: textOf(id) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || /^(?:1|t|true)$/i.test(textOf(value));
}
