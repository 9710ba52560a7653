import type { Backend } from './backend.ts';
import { type KnownError, knownError } from './errors.ts';
import type { Project } from './project.ts';
import { isTrusted } from './trusted-domains.ts';

/** The refusal of a callback URL that the project does not trust. `undefined` for a trusted one. */
export function redirectFailure(
  { options: { profile } }: Backend,
  project: Project,
  callbackUrl: string,
): KnownError<'REDIRECT_URL_NOT_WHITELISTED'> | undefined {
  if (isTrusted(callbackUrl, project)) return undefined;
  return knownError('REDIRECT_URL_NOT_WHITELISTED', undefined, { profile });
}
