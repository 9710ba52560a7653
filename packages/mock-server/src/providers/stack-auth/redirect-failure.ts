import type { Backend } from './backend.ts';
import { type Known, known } from './errors.ts';
import type { Project } from './project.ts';
import { isTrusted } from './trusted-domains.ts';

/** The refusal of a callback URL that the project does not trust. `undefined` for a trusted one. */
export function redirectFailure(
  { options: { profile } }: Backend,
  project: Project,
  callbackUrl: string,
): Known<'REDIRECT_URL_NOT_WHITELISTED'> | undefined {
  if (isTrusted(callbackUrl, project)) return undefined;
  return known('REDIRECT_URL_NOT_WHITELISTED', undefined, { profile });
}
