import type { Backend } from './backend.ts';
import { queryEscaped } from './go-url.ts';

/** The parts of a mailed link. */
export interface LinkParts {
  readonly hash: string;
  readonly type: string;
  readonly redirectTo: string;
  /** The URL of the mock. Used if the project has no `apiExternalUrl`. */
  readonly baseUrl: string;
}

/** The link that consumes a token. Its redirect is percent-encoded only if it has `&`, `=` or `#`. */
export function actionLink({ options }: Backend, { hash, type, redirectTo, baseUrl }: LinkParts): string {
  const { apiExternalUrl } = options;
  const redirect = /[&=#]/.test(redirectTo) ? queryEscaped(redirectTo) : redirectTo;
  return `${(apiExternalUrl ?? baseUrl).replace(/\/$/, '')}/auth/v1/verify?token=${hash}&type=${type}&redirect_to=${redirect}`;
}
