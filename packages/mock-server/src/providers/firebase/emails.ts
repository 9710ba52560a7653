import { isoTime } from '../../core/clock.ts';
import type { FilledMail, MailKind } from '../../core/message.ts';
import type { Backend } from './backend.ts';
import type { Code } from './codes.ts';
import type { LinkPurpose } from './links.ts';
import type { MailTemplate } from './mail-bodies.ts';

/** The mail of each purpose: its kind, its template, and its subject for an app of this name. */
const mails: Readonly<Record<LinkPurpose, readonly [MailKind, MailTemplate, subject: (app: string) => string]>> = {
  PASSWORD_RESET: ['password-reset', 'password-reset', (app) => `Reset your password for ${app}`],
  VERIFY_EMAIL: ['verification', 'verify-email', (app) => `Verify your email for ${app}`],
  VERIFY_AND_CHANGE_EMAIL: ['verification', 'change-email', (app) => `Verify your new email for ${app}`],
  RECOVER_EMAIL: ['verification', 'recover-email', (app) => `Your sign-in email was changed for ${app}`],
  EMAIL_SIGNIN: ['sign-in', 'sign-in', (app) => `Sign in to ${app}`],
};

/** Mails the link of a code: to the new address, if there is to be one. The emulator writes such links to its log. */
export async function mailCode(backend: Backend, purpose: LinkPurpose, code: Code): Promise<void> {
  const { appName, service } = backend.options;
  const [kind, template, subject] = mails[purpose];
  const mail: FilledMail = {
    to: code.newEmail ?? code.email,
    kind,
    subject: subject(appName),
    template,
    values: { app: appName, email: code.email },
    link: code.oobLink,
    token: code.oobCode,
    ...(service === 'hosted' && { expiresAt: isoTime(code.expiresAt) }),
  };
  await backend.outbox.send(mail);
}
