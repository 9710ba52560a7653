import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { Mail, MailKind } from '../../core/message.ts';
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

interface Words {
  readonly kind: MailKind;
  readonly subject: string;
  readonly purpose: string;
}

/** Subjects are GoTrue's; the sentences of default bodies are ours. */
const words: Readonly<Record<Template, Words>> = {
  recovery: { kind: 'password-reset', subject: 'Reset your password', purpose: 'reset your password' },
  confirmation: {
    kind: 'verification',
    subject: 'Confirm your email address',
    purpose: 'confirm your e-mail address',
  },
  magicLink: { kind: 'sign-in', subject: 'Your sign-in link', purpose: 'sign in' },
  invite: { kind: 'invitation', subject: "You've been invited", purpose: 'accept the invitation' },
  emailChange: {
    kind: 'verification',
    subject: 'Confirm your new email address',
    purpose: 'confirm your new e-mail address',
  },
  reauthentication: {
    kind: 'verification',
    subject: '{{ .Token }} is your verification code',
    purpose: 'prove that it is you',
  },
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
export function mailOf(template: Template, content: MailContent, own: OwnTexts): Mail | undefined {
  const { kind, subject } = words[template];
  const body = own.mailerTemplates[template];
  try {
    return {
      to: content.to,
      kind,
      subject: renderTemplate(own.mailerSubjects[template] ?? subject, content.variables),
      expiresAt: isoTime(content.expiresAt),
      ...(body === undefined ? defaultBody(template, content) : ownBody(body, content)),
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

function defaultBody(template: Template, { otp, hash, variables }: MailContent): Body {
  const { purpose } = words[template];
  const link = variables.ConfirmationURL;
  const code = `Enter this code to ${purpose}: ${otp}`;
  if (link === undefined) return { text: `${code}\n`, html: `<p>${code}</p>`, code: otp };
  const follow = `Follow this link to ${purpose}:`;
  const href = escapeHtml(link);
  return {
    text: `${follow}\n\n    ${link}\n\n${code}\n`,
    html: `<p>${follow} <a href="${href}">${href}</a></p><p>${code}</p>`,
    code: otp,
    link,
    token: hash,
  };
}
