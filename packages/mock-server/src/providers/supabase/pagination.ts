import { type Failure, invalid } from './errors.ts';
import { perPage } from './policy.ts';

/** The values of a query as texts, as they were sent. */
export type QueryTexts = Readonly<Record<string, string>>;

const maxUint64 = 2n ** 64n - 1n;

/** The values of a query as texts. */
export function textsOf(query: object): QueryTexts {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

/** The refusal of `page` and `per_page` of a list (api/pagination.go). An empty text is accepted. */
export function paginationFailure(query: QueryTexts): Failure<400, 'validation_failed'> | undefined {
  const issue = [query['page'], query['per_page']].map(numberIssue).find((each) => each !== undefined);
  return issue === undefined ? undefined : invalid(`Bad Pagination Parameters: ${issue}`);
}

/** The length of a page. The server fails for 0, once it has the rows. */
export function rowsPerPage(query: QueryTexts): number {
  return Number(query['per_page'] || perPage);
}

/** The page that a query asks for, from 0: the first one without a number, and for one that Go's `int` cannot hold. */
export function pageIndex(query: QueryTexts): number {
  return Math.max(0, Number(BigInt.asIntN(64, BigInt(query['page'] || 1))) - 1);
}

/** The `Link` header of a list: the request's query with other page numbers, its keys sorted. `path` begins the URLs. */
export function pageLinks(path: string, query: QueryTexts, lastPage: number): string {
  const page = Number(query['page'] || 1);
  const link = (number: number, rel: string): string => {
    const parameters = new URLSearchParams({ ...query, page: String(number) });
    parameters.sort();
    return `<${path}?${parameters}>; rel="${rel}"`;
  };
  return page < lastPage ? `${link(page + 1, 'next')}, ${link(lastPage, 'last')}` : link(lastPage, 'last');
}

/** The problem with a number of the query, in the words of Go's parser. */
function numberIssue(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const issue = `strconv.ParseUint: parsing ${JSON.stringify(text)}: `;
  if (!/^\d+$/.test(text)) return `${issue}invalid syntax`;
  return BigInt(text) > maxUint64 ? `${issue}value out of range` : undefined;
}
