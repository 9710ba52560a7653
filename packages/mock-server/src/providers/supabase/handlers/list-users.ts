import type { Backend, Reply, Request } from '../backend.ts';
import { internalServerError, invalid } from '../errors.ts';
import { defaultAudience, usersPerPage } from '../policy.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { allUsers, isOfAudience } from '../users.ts';

const maxUint64 = 2n ** 64n - 1n;

/** `GET /auth/v1/admin/users`: a page of accounts, with links to other pages in `Link`. */
export async function listUsers({ query }: Request<'listUsers'>, backend: Backend): Promise<Reply<'listUsers'>> {
  const parameters = textsOf(query);
  const badNumber = [parameters['page'], parameters['per_page']].map(numberIssue).find((issue) => issue !== undefined);
  if (badNumber) return invalid(`Bad Pagination Parameters: ${badNumber}`);
  const [field, direction = 'desc'] = (parameters['sort'] || 'created_at desc').split(' ');
  if (field !== 'created_at') return invalid(`Bad Sort Parameters: bad field for sort '${field}'`);
  if (direction !== 'asc' && direction !== 'desc')
    return invalid(`Bad Sort Parameters: bad direction for sort '${direction}', only 'asc' and 'desc' allowed`);
  const perPage = Number(parameters['per_page'] || usersPerPage);
  if (perPage === 0) return internalServerError();
  const newestFirst = (await allUsers(backend)).filter(
    (row) => isOfAudience(backend, row) && matches(row, parameters['filter'] ?? ''),
  );
  const rows = direction === 'asc' ? [...newestFirst].reverse() : newestFirst;
  const page = Number(parameters['page'] || 1);
  const offset = Math.max(0, page - 1) * perPage;
  return {
    status: 200,
    headers: { 'X-Total-Count': rows.length, Link: links(parameters, page, Math.ceil(rows.length / perPage)) },
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

/** The values of the query as texts, as they were sent. */
function textsOf(query: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

/** The problem with a number of the query, in the words of Go's parser. An empty text is no problem. */
function numberIssue(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const issue = `strconv.ParseUint: parsing ${JSON.stringify(text)}: `;
  if (!/^\d+$/.test(text)) return `${issue}invalid syntax`;
  return BigInt(text) > maxUint64 ? `${issue}value out of range` : undefined;
}

/** Whether the address, or the full name in any case, contains the filter, which is a pattern of SQL's `LIKE`. */
function matches({ email, userMetadata }: UserRow, filter: string): boolean {
  const fullName = userMetadata?.['full_name'];
  return like(filter, '').test(email) || (typeof fullName === 'string' && like(filter, 'i').test(fullName));
}

/** A pattern of `LIKE`, anywhere in a text: `%` matches any text, `_` one character. */
function like(pattern: string, flags: string): RegExp {
  const source = pattern.replace(/\\?./gsu, (part) => {
    if (part === '%') return '.*';
    return part === '_' ? '.' : part.slice(-1).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  });
  return new RegExp(source, `${flags}s`);
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
