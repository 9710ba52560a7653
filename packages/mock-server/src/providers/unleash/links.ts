import type { Backend } from './backend.ts';
import type { ResetToken } from './reset-token.ts';

/** Where mailed links lead: `unleashUrl` as it is, or where the mock is served, base path included. */
export async function unleashUrl({ options }: Backend, servedAt: string): Promise<string> {
  const { unleashUrl: configured, baseUriPath } = (await options.state()).value;
  return configured ?? `${servedAt}${baseUriPath}`;
}

/** The link that sets a new password; the token is not encoded. */
export async function resetLink(backend: Backend, servedAt: string, { value }: ResetToken): Promise<string> {
  return `${await unleashUrl(backend, servedAt)}/reset-password?token=${value}`;
}

/** The link that sets the first password. */
export async function inviteLink(backend: Backend, servedAt: string, { value }: ResetToken): Promise<string> {
  return `${await unleashUrl(backend, servedAt)}/new-user?token=${value}`;
}
