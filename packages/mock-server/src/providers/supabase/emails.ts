import { isoTime } from '../../core/clock.ts';
import type { FilledMail, Mail, MailKind } from '../../core/message.ts';
import { foundIn } from './mail-templates/found-in.ts';
import type { MailTexts, Notification } from './mail-templates/mail-texts.ts';
import { renderTemplate } from './mail-templates/render-template.ts';
import type { MailVariables } from './mail-templates/variables.ts';

/** The kinds of mails with a token. */
export type Template = Exclude<keyof MailTexts, Notification>;

/** The variable parts of a mail. */
export interface MailContent {
  readonly to: string;
  readonly otp: string;
  /** The token of the link, which the mail with a nonce does not show. */
  readonly hash: string;
  readonly expiresAt: number;
  readonly variables: MailVariables;
}

/** The texts that a project wrote itself. */
export interface OwnTexts {
  readonly mailerSubjects: MailTexts;
  readonly mailerTemplates: MailTexts;
}

/** No texts: all mails are in default words. */
export const noOwnTexts: OwnTexts = { mailerSubjects: {}, mailerTemplates: {} };

/** Subjects are GoTrue's. */
const defaults: Readonly<Record<Template, { readonly kind: MailKind; readonly subject: string }>> = {
  recovery: { kind: 'password-reset', subject: 'Reset your password' },
  confirmation: { kind: 'verification', subject: 'Confirm your email address' },
  magicLink: { kind: 'sign-in', subject: 'Your sign-in link' },
  invite: { kind: 'invitation', subject: "You've been invited" },
  emailChange: { kind: 'verification', subject: 'Confirm your new email address' },
  reauthentication: { kind: 'verification', subject: '{{ .Token }} is your verification code' },
};

/** The server's sentence when it cannot send a mail of this kind. */
export const sendingFailures: Readonly<Record<Template, string>> = {
  recovery: 'Error sending recovery email',
  confirmation: 'Error sending confirmation email',
  magicLink: 'Error sending magic link email',
  invite: 'Error sending invite email',
  emailChange: 'Error sending email change email',
  reauthentication: 'Error sending reauthentication email',
};

/**
 * A mail in the project's own words, or with a link and digits, or with digits only. `undefined` if the project's
 * template cannot be filled, which the real server notices only then.
 */
export function mailOf(template: Template, content: MailContent, own: OwnTexts): Mail | FilledMail | undefined {
  const { kind, subject } = defaults[template];
  const body = own.mailerTemplates[template];
  try {
    return {
      to: content.to,
      kind,
      subject: renderTemplate(own.mailerSubjects[template] ?? subject, content.variables),
      expiresAt: isoTime(content.expiresAt),
      ...(body === undefined ? filled(template, content) : ownBody(body, content)),
    };
  } catch {
    return undefined;
  }
}

type Body = Pick<Mail, 'text' | 'html' | 'code' | 'link' | 'token'>;

function ownBody(template: string, { variables, otp, hash }: MailContent): Body {
  const html = renderTemplate(template, variables);
  return { html, ...foundIn(html, { otp, hash }) };
}

function filled(
  template: Template,
  { otp, hash, variables: { ConfirmationURL: link, NewEmail: newEmail } }: MailContent,
): Pick<FilledMail, 'template' | 'values' | 'code' | 'link' | 'token'> {
  return {
    template,
    code: otp,
    ...(link !== undefined && { link, token: hash }),
    ...(newEmail !== undefined && { values: { newEmail } }),
  };
}
