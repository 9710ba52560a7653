import type { Backend } from './backend.ts';
import type { MailFailure } from './deliver.ts';
import { type Failure, type HintedFailure, invalidInput, redirectNotAllowed } from './errors.ts';
import { mailCode, mailLink } from './mail-secret.ts';
import { redirectAllowed } from './redirect-allow-list.ts';

/** A request for a mail to an account's address. */
export interface MailRequest {
  readonly email: string;
  readonly redirectTo?: string;
  readonly baseUrl: string;
  readonly purpose: 'RESET_PASSWORD' | 'VERIFY_EMAIL';
  readonly method: 'code' | 'link';
}

/** The answer that does not reveal whether an account exists. */
export interface Acknowledged {
  readonly status: 202;
  readonly body: { readonly success: true; readonly message: string };
}

const words = {
  RESET_PASSWORD: { flow: 'password reset', code: 'password reset code', link: 'password reset link' },
  VERIFY_EMAIL: { flow: 'email verification', code: 'verification code', link: 'verification link' },
} as const;

/** Mails a code or a link to an account's address, if the account exists. Failures of mail delivery show only then. */
export async function sendToAccount(
  backend: Backend,
  request: MailRequest,
): Promise<Acknowledged | MailFailure | HintedFailure<400, 'INVALID_INPUT'>> {
  const { email, purpose, method, redirectTo, baseUrl } = request;
  const refused = method === 'link' ? await redirectFailure(backend, purpose, redirectTo) : undefined;
  if (refused) return refused;
  if (await backend.accounts.find(email)) {
    const failed =
      method === 'link' && redirectTo !== undefined
        ? await mailLink(backend, purpose, email, redirectTo, baseUrl)
        : await mailCode(backend, purpose, email);
    if (failed) return failed;
  }
  const sent = words[purpose][method];
  return {
    status: 202,
    body: {
      success: true,
      message: `If your email is registered, we have sent you a ${sent}. Please check your inbox.`,
    },
  };
}

/** The refusal of a redirect that is missing or not allowed. `undefined` if the redirect is allowed. */
export async function redirectFailure(
  { options }: Backend,
  purpose: MailRequest['purpose'],
  redirectTo: string | undefined,
): Promise<Failure<400, 'INVALID_INPUT'> | HintedFailure<400, 'INVALID_INPUT'> | undefined> {
  if (redirectTo === undefined)
    return invalidInput(`redirectTo is required when link-based ${words[purpose].flow} is enabled`);
  return (await redirectAllowed(redirectTo, options)) ? undefined : redirectNotAllowed(redirectTo);
}
