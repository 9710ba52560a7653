import type { Backend } from './backend.ts';

/** What a mailed link carries. */
export interface LinkParts {
  readonly hash: string;
  readonly type: string;
  readonly redirectTo: string;
  /** Where the mock is reached, for projects that have no address of their own. */
  readonly baseUrl: string;
}

/** The link that uses a token up. Its redirect is percent-encoded only if it has `&`, `=` or `#`. */
export async function actionLink(backend: Backend, { hash, type, redirectTo, baseUrl }: LinkParts): Promise<string> {
  const { apiExternalUrl } = (await backend.options.state()).value;
  const redirect = /[&=#]/.test(redirectTo) ? encodeURIComponent(redirectTo) : redirectTo;
  return `${(apiExternalUrl ?? baseUrl).replace(/\/$/, '')}/auth/v1/verify?token=${hash}&type=${type}&redirect_to=${redirect}`;
}
