import type { MailValues } from '../../core/message.ts';
import { issue } from '../../core/tokens.ts';
import type { Backend } from './backend.ts';
import { deliver, type MailFailure } from './deliver.ts';
import { codeMail, type LinkPurpose, linkMail } from './emails.ts';
import { internalError } from './errors.ts';
import { secrets } from './policy.ts';
import { lifetimeOf, type Purpose, withSecret } from './secrets.ts';

/** The paths of mailed links. */
const linkPaths = {
  RESET_PASSWORD: '/api/auth/email/reset-password-link',
  VERIFY_EMAIL: '/api/auth/email/verify-link',
} as const satisfies Record<LinkPurpose, string>;

/**
 * Issues a six-digit code for an address and mails it. The code replaces the outstanding secret even if the mail fails.
 */
export async function mailCode(backend: Backend, purpose: Purpose, email: string): Promise<MailFailure | undefined> {
  const value = (await backend.codes.take(secrets.codeDigits)) ?? backend.random.digits(secrets.codeDigits);
  const expiresAt = backend.clock.now() + lifetimeOf(purpose, 'code');
  const name = await backend.accounts.update(email, (address) => [
    withSecret(address, purpose, issue({ kind: 'code', value, expiresAt })),
    address.account?.name,
  ]);
  return deliver(
    backend,
    codeMail(purpose, value, { to: email, values: recipient(backend, purpose, name), expiresAt }),
  );
}

/** Issues a link token for an address and mails the link, which finally leads to `redirectTo`. */
export async function mailLink(
  backend: Backend,
  purpose: LinkPurpose,
  email: string,
  redirectTo: string,
  baseUrl: string,
): Promise<MailFailure | undefined> {
  // PostgreSQL refuses the row: its texts cannot contain NUL.
  if (redirectTo.includes('\0')) return internalError('Failed to create verification token');
  const value = backend.random.hex(secrets.tokenBytes);
  const expiresAt = backend.clock.now() + lifetimeOf(purpose, 'token');
  const name = await backend.accounts.update(email, (address) => [
    withSecret(address, purpose, issue({ kind: 'token', value, expiresAt, redirectTo })),
    address.account?.name,
  ]);
  const link = `${linkBase(backend, baseUrl)}${linkPaths[purpose]}?token=${value}`;
  return deliver(
    backend,
    linkMail(purpose, link, value, { to: email, values: recipient(backend, purpose, name), expiresAt }),
  );
}

/**
 * What a mail fills in: the name that the cloud gets. Sign-in mails have the same with or without an account, and default
 * mails over SMTP have none.
 */
function recipient({ options: { smtp } }: Backend, purpose: Purpose, name: string | undefined): MailValues {
  if (smtp) return {};
  return { name: purpose === 'SIGN_IN' ? 'User' : name || 'User' };
}

/**
 * The start of mailed links: the origin of `apiBaseUrl`, as on the real server, or the URL of the mock with its prefix.
 */
function linkBase({ options: { apiBaseUrl } }: Backend, servedAt: string): string {
  return apiBaseUrl === null ? servedAt : new URL(apiBaseUrl).origin;
}
