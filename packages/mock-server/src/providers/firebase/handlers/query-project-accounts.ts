import type { Backend, Reply, Request } from '../backend.ts';
import { notImplemented } from '../errors.ts';
import { viewOf } from '../user-view.ts';
import { listUsers } from '../users.ts';

/** `POST /v1/projects/{id}/accounts:query`: all accounts, or their number. */
export async function queryProjectAccounts(
  { body }: Request<'queryProjectAccounts'>,
  backend: Backend,
): Promise<Reply<'queryProjectAccounts'>> {
  if (body.expression?.length) return notImplemented('expression is not implemented.');
  const users = await listUsers(backend);
  const recordsCount = String(users.length);
  if (body.returnUserInfo === false) return { status: 200, body: { recordsCount } };
  if (body.limit) return notImplemented('limit is not implemented.');
  if (body.offset && body.offset !== '0') return notImplemented('offset is not implemented.');
  const { sortBy = 'USER_ID', order } = body;
  if (sortBy !== 'USER_ID' && sortBy !== 'SORT_BY_FIELD_UNSPECIFIED')
    return notImplemented('Only sorting by USER_ID is implemented.');
  const userInfo = users.map((user) => viewOf(user, backend.options));
  return { status: 200, body: { recordsCount, userInfo: order === 'DESC' ? userInfo.reverse() : userInfo } };
}
