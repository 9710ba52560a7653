import { likePattern } from '../../../core/like-pattern.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { internalServerError, invalid } from '../errors.ts';
import { pageIndex, pageLinks, paginationFailure, rowsPerPage, textsOf } from '../pagination.ts';
import { defaultAudience } from '../policy.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { allUsers, isOfAudience } from '../users.ts';

/** `GET /auth/v1/admin/users`: a page of accounts, with links to other pages in `Link`. */
export async function listUsers({ query }: Request<'listUsers'>, backend: Backend): Promise<Reply<'listUsers'>> {
  const parameters = textsOf(query);
  const badPage = paginationFailure(parameters);
  if (badPage) return badPage;
  const [field, direction = 'desc'] = (parameters['sort'] || 'created_at desc').split(' ');
  if (field !== 'created_at') return invalid(`Bad Sort Parameters: bad field for sort '${field}'`);
  if (direction !== 'asc' && direction !== 'desc')
    return invalid(`Bad Sort Parameters: bad direction for sort '${direction}', only 'asc' and 'desc' allowed`);
  const perPage = rowsPerPage(parameters);
  if (perPage === 0) return internalServerError();
  const newestFirst = (await allUsers(backend)).filter(
    (row) => isOfAudience(backend, row) && matches(row, parameters['filter'] ?? ''),
  );
  const rows = direction === 'asc' ? [...newestFirst].reverse() : newestFirst;
  const offset = pageIndex(parameters) * perPage;
  const link = pageLinks('/admin/users', parameters, Math.ceil(rows.length / perPage));
  return {
    status: 200,
    headers: { 'X-Total-Count': rows.length, Link: link },
    body: {
      users: rows.slice(offset, offset + perPage).map(listed),
      aud: backend.audience ?? defaultAudience,
    },
  };
}

/** An account in the list, which leaves out its identities and second factors. */
function listed(row: UserRow): ReturnType<typeof userOf> {
  return { ...userOf({ ...row, factors: [] }), identities: null };
}

/** Whether the address, or the full name in any case, contains the filter, which is a pattern of SQL's `LIKE`. */
function matches({ email, userMetadata }: UserRow, filter: string): boolean {
  const fullName = userMetadata?.['full_name'];
  return (
    likePattern(filter, { anywhere: true }).test(email) ||
    (typeof fullName === 'string' && likePattern(filter, { anywhere: true, ignoreCase: true }).test(fullName))
  );
}
