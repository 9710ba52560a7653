import type { Backend } from './backend.ts';
import type { ResetToken } from './reset-token.ts';

/** The start of mailed links: the option `unleashUrl` as it is, or the URL of the mock. */
export function unleashUrl({ options }: Backend, servedAt: string): string {
  return options.unleashUrl ?? servedAt;
}

/** The link that sets a new password. The token is not percent-encoded. */
export function resetLink(backend: Backend, servedAt: string, { value }: ResetToken): string {
  return `${unleashUrl(backend, servedAt)}/reset-password?token=${value}`;
}

/** The link that sets the first password. */
export function inviteLink(backend: Backend, servedAt: string, { value }: ResetToken): string {
  return `${unleashUrl(backend, servedAt)}/new-user?token=${value}`;
}
