import type { Backend } from './backend.ts';
import { type Known, known } from './errors.ts';
import type { Project } from './project.ts';
import { isTrusted } from './trusted-domains.ts';

/** Why a mailed link cannot lead there, if so. */
export async function redirectFailure(
  backend: Backend,
  project: Project,
  callbackUrl: string,
): Promise<Known<'REDIRECT_URL_NOT_WHITELISTED'> | undefined> {
  if (isTrusted(callbackUrl, project)) return undefined;
  const { profile } = (await backend.options.state()).value;
  return known('REDIRECT_URL_NOT_WHITELISTED', undefined, { profile });
}
