import type { Account } from '../../../core/accounts.ts';
import { likePattern } from '../../../core/like-pattern.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { internalError } from '../errors.ts';
import { bigintEnd, userPage } from '../policy.ts';
import { userOf } from '../user.ts';

/** `GET /api/auth/users`, for administrators: a page of the accounts, the newest first. */
export async function listUsers(
  { query: { limit, offset, search } }: Request<'listUsers'>,
  { accounts }: Backend,
): Promise<Reply<'listUsers'>> {
  const page = {
    offset: Math.max(0, numberIn(offset) || 0),
    limit: Math.max(1, numberIn(limit) || userPage.limit),
  };
  const outside = [page.limit, page.offset].find((number) => number >= bigintEnd);
  if (outside !== undefined) return internalError(refusalOfBigint(String(outside)));
  const found = (await accounts.list()).filter(matching(search)).sort((one, other) => other.createdAt - one.createdAt);
  const data = found.slice(page.offset, page.offset + page.limit).map(userOf);
  return { status: 200, body: { data, pagination: { ...page, total: found.length } } };
}

/** The number at the start of a parameter; `NaN` if there is none. A repeated parameter is its first value. */
function numberIn(parameter: unknown): number {
  return Number.parseInt(String(parameter), 10);
}

/** What PostgreSQL says of a number that no `bigint` can be. One in exponential notation is no number for it. */
function refusalOfBigint(text: string): string {
  return /^\d+$/.test(text)
    ? `value "${text}" is out of range for type bigint`
    : `invalid input syntax for type bigint: "${text}"`;
}

function matching(search: unknown): (account: Account) => boolean {
  if (search === undefined || search === '') return () => true;
  const pattern = likePattern(`%${String(search)}%`);
  return ({ email, name }) => pattern.test(email) || (name !== undefined && pattern.test(name));
}
