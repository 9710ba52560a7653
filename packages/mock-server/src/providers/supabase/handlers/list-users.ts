import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import { usersPerPage } from '../policy.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { allUsers } from '../users.ts';

/** `GET /auth/v1/admin/users`: a page of accounts, with links to other pages in `Link`. */
export async function listUsers({ query }: Request<'listUsers'>, backend: Backend): Promise<Reply<'listUsers'>> {
  const parameters = textsOf(query);
  const bad = [parameters['page'], parameters['per_page']].find((text) => text && !/^\d+$/.test(text));
  if (bad)
    return invalid(`Bad Pagination Parameters: strconv.ParseUint: parsing ${JSON.stringify(bad)}: invalid syntax`);
  const [field, direction = 'desc'] = (parameters['sort'] || 'created_at desc').split(' ');
  if (field !== 'created_at')
    return invalid(`Bad Sort Parameters: bad field for sort '${field}', only 'created_at' allowed`);
  if (direction !== 'asc' && direction !== 'desc')
    return invalid(`Bad Sort Parameters: bad direction for sort '${direction}', only 'asc' and 'desc' allowed`);
  const newestFirst = (await allUsers(backend)).filter((row) => matches(row, parameters['filter'] ?? ''));
  const rows = direction === 'asc' ? [...newestFirst].reverse() : newestFirst;
  const perPage = Number(parameters['per_page'] || usersPerPage);
  const page = Math.max(1, Number(parameters['page'] || 1));
  const lastPage = perPage === 0 ? 0 : Math.ceil(rows.length / perPage);
  return {
    status: 200,
    headers: { 'X-Total-Count': rows.length, Link: links(parameters, page, lastPage) },
    body: {
      users: rows.slice((page - 1) * perPage, page * perPage).map(listed),
      aud: 'authenticated',
    },
  };
}

/** An account in the list, which leaves out its identities and second factors. */
function listed(row: UserRow): ReturnType<typeof userOf> {
  return { ...userOf({ ...row, factors: [] }), identities: null };
}

/** The values of the query as texts, as they were sent. */
function textsOf(query: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

/** Whether the address, or the full name in any case, contains the filter. */
function matches({ email, userMetadata }: UserRow, filter: string): boolean {
  const fullName = userMetadata['full_name'];
  return (
    email.includes(filter) || (typeof fullName === 'string' && fullName.toLowerCase().includes(filter.toLowerCase()))
  );
}

/** The `Link` header: the request's query with other page numbers, its keys sorted. */
function links(query: Readonly<Record<string, string>>, page: number, lastPage: number): string {
  const link = (number: number, rel: string): string => {
    const parameters = new URLSearchParams({ ...query, page: String(number) });
    parameters.sort();
    return `</admin/users?${parameters}>; rel="${rel}"`;
  };
  return page < lastPage ? `${link(page + 1, 'next')}, ${link(lastPage, 'last')}` : link(lastPage, 'last');
}
