import { sameToBcrypt } from '../../../core/bcrypt.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { superusersName } from '../collections.ts';
import { notUpdated, notUpdatedMessage } from '../errors.ts';
import { isSuperuser } from '../is-superuser.ts';
import type { AuthRecord } from '../record.ts';
import { addressTaken, changeErrors, fieldErrors } from '../record-errors.ts';
import { inputOf, type RecordInput } from '../record-input.ts';
import { viewOf } from '../record-view.ts';
import { moveRecord, newTokenKey, updateRecord as writeChange } from '../records.ts';
import { visibleRecord } from '../visible-record.ts';

/** `PATCH /api/collections/{collection}/records/{id}`: changes what the body has of an account. */
export async function updateRecord(
  { path: { id }, body, caller }: Request<'updateRecord'>,
  backend: Backend,
): Promise<Reply<'updateRecord'>> {
  const found = await visibleRecord(backend, id, caller);
  if ('status' in found) return found;
  const asSuperuser = isSuperuser(caller, backend.options);
  const { tokenKey, ...own } = inputOf(body);
  const key = asSuperuser ? keyIn(body, tokenKey, backend) : undefined;
  const input = { ...own, ...(key !== undefined && { tokenKey: key }) };
  const isOld = (password: string): boolean => found.password !== undefined && sameToBcrypt(found.password, password);
  const refused =
    notUpdated(changeErrors(input, found, asSuperuser, isOld)) ??
    notUpdated(fieldErrors(input, backend.collection, found));
  if (refused) return refused;
  const change = changeWith(input, found, backend);
  const after = change(found);
  if (after.email === found.email) await writeChange(backend, found, change);
  else if (!(await moveRecord(backend, found, after))) return addressTaken(notUpdatedMessage);
  return { status: 200, body: viewOf(after, backend.collection) };
}

/** The key that a body asks for: a new one, if it does not say which. */
function keyIn(body: object, given: string | undefined, { random }: Backend): string | undefined {
  return 'tokenKey:autogenerate' in body ? newTokenKey(random) : given;
}

/** A record with a new password or another address gets another key, which ends its tokens. */
function changeWith(
  { email, password, tokenKey, name, emailVisibility, verified }: RecordInput,
  before: AuthRecord,
  { collection, clock, random }: Backend,
): (record: AuthRecord) => AuthRecord {
  const isOther = password !== undefined || (email !== undefined && email !== before.email);
  const key = tokenKey ?? (isOther ? newTokenKey(random) : undefined);
  const updated = clock.now();
  return (record) => ({
    ...record,
    ...(email !== undefined && { email }),
    ...(password !== undefined && { password }),
    ...(key !== undefined && { tokenKey: key }),
    ...(collection.hasProfile && name !== undefined && { name }),
    ...(emailVisibility !== undefined && { emailVisibility }),
    ...(verified !== undefined && { verified: verified || collection.name === superusersName }),
    updated,
  });
}
