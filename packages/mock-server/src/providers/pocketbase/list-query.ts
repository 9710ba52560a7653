import { lists } from './policy.ts';

/** What a query asks of a list. */
export interface ListQuery {
  readonly page: number;
  readonly perPage: number;
  readonly skipTotal: boolean;
  /** Empty: none. */
  readonly filter: string;
  /** Empty: none. */
  readonly sort: string;
}

/** Reads the query of a list. `undefined` if a number or a truth value in it is none. */
export function listQueryOf(query: Readonly<Record<string, string>>): ListQuery | undefined {
  const { page = '', perPage = '', skipTotal = '', filter = '', sort = '' } = query;
  const numbers = [page, perPage].map((text) => wholeNumber(text || '0'));
  const [asked, size] = numbers;
  if (asked === undefined || size === undefined || !/^(?:|[1tT0fF]|true|TRUE|True|false|FALSE|False)$/.test(skipTotal))
    return undefined;
  return {
    page: asked <= 0 ? 1 : asked,
    perPage: size <= 0 ? lists.perPage : Math.min(size, lists.mostPerPage),
    skipTotal: /^(?:1|t|true)$/i.test(skipTotal),
    filter,
    sort,
  };
}

/** A whole number as Go reads it: of 64 bits. */
function wholeNumber(text: string): number | undefined {
  if (!/^[+-]?\d{1,40}$/.test(text)) return undefined;
  const number = BigInt(text.replace('+', ''));
  return number === BigInt.asIntN(64, number) ? Number(number) : undefined;
}

/** What only superusers may have in a filter or a sort, if a query has it. */
export function superusersWord({ filter = '', sort = '' }: Readonly<Record<string, string>>): string | undefined {
  const words = ['@collection.', '@request.'];
  return [filter, sort].flatMap((text) => words.filter((word) => text.includes(word)))[0];
}
