import type { BetterAuthOptions } from './options.ts';

const nowhere = 'https://server.invalid';

/** A page's URL with a code as `error` at the end of its query (@better-auth/core, utils/url). 1.7.1 puts it behind all the rest. */
export function withError(page: string, code: string, { version }: Pick<BetterAuthOptions, 'version'>): string {
  const error = `error=${code}`;
  if (version === '1.7.1') return `${page}${page.includes('?') ? '&' : '?'}${error}`;
  const url = new URL(page, nowhere);
  const between = url.search === '' || url.search.endsWith('&') ? '' : '&';
  url.search = `${url.search}${between}${error}`;
  return page.startsWith('/') ? url.href.slice(nowhere.length) : url.href;
}
