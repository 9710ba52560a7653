import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { FilledMail, MailKind } from '../../core/message.ts';
import type { Backend } from './backend.ts';
import type { AuthCollection, MailTexts } from './collections.ts';
import type { MailTemplate } from './mail-bodies.ts';
import type { PocketbaseOptions } from './options.ts';
import type { AuthRecord } from './record.ts';

/** What a mailed link is for. */
export type LinkPurpose = 'passwordReset' | 'verification' | 'emailChange';

/** What the mails differ in: `page` is where their links lead by default. */
interface LinkMail {
  readonly kind: MailKind;
  readonly template: MailTemplate;
  readonly page: string;
  textsOf(collection: AuthCollection): MailTexts;
}

const mails: Readonly<Record<LinkPurpose, LinkMail>> = {
  passwordReset: {
    kind: 'password-reset',
    template: 'reset-password',
    page: 'confirm-password-reset',
    textsOf: ({ resetPasswordTemplate }) => resetPasswordTemplate,
  },
  verification: {
    kind: 'verification',
    template: 'verify-email',
    page: 'confirm-verification',
    textsOf: ({ verificationTemplate }) => verificationTemplate,
  },
  emailChange: {
    kind: 'verification',
    template: 'change-email',
    page: 'confirm-email-change',
    textsOf: ({ confirmEmailChangeTemplate }) => confirmEmailChangeTemplate,
  },
};

/** What is mailed. */
interface MailedToken {
  readonly purpose: LinkPurpose;
  readonly to: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The URL of the mock. */
  readonly servedAt: string;
}

/** The mail with a link: by the collection's template, or by the default one. */
export function linkMail(
  { options, collection }: Backend,
  record: AuthRecord,
  { purpose, to, token, expiresAt, servedAt }: MailedToken,
): FilledMail {
  const { kind, template, page, textsOf } = mails[purpose];
  const texts = textsOf(collection);
  const url = options.appURL ?? servedAt;
  const { own, ...mail } = written(options, texts, { template, servedAt, record, values: { TOKEN: token } });
  const link = own === undefined ? `${url}/_/#/auth/${page}/${token}` : linkIn(own, token);
  return { ...mail, to, kind, ...(link !== undefined && { link }), token, expiresAt: isoTime(expiresAt) };
}

/** What is mailed to sign in. */
interface MailedDigits {
  /** What goes with the digits. */
  readonly otpId: string;
  readonly digits: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The URL of the mock. */
  readonly servedAt: string;
}

/** The mail with a one-time password: by the collection's template, or by the default one. */
export function otpMail(
  { options, collection }: Backend,
  record: AuthRecord,
  { otpId, digits, expiresAt, servedAt }: MailedDigits,
): FilledMail {
  const values = { OTP: digits, OTP_ID: otpId };
  const how = { template: 'one-time-password', servedAt, record, values } as const;
  const { own: _filled, ...mail } = written(options, collection.otp.template, how);
  return { ...mail, to: record.email, kind: 'sign-in', code: digits, expiresAt: isoTime(expiresAt) };
}

/** What the texts of a mail are made of. */
interface Written {
  /** The default one. */
  readonly template: MailTemplate;
  readonly servedAt: string;
  readonly record: AuthRecord;
  /** What it carries, by placeholders. */
  readonly values: Readonly<Record<string, string>>;
}

function written(
  options: PocketbaseOptions,
  { subject, body }: MailTexts,
  { template, servedAt, record, values }: Written,
) {
  const all = {
    APP_NAME: options.appName,
    APP_URL: options.appURL ?? servedAt,
    'RECORD:id': record.id,
    'RECORD:email': escapeHtml(record.email),
    'RECORD:name': escapeHtml(record.name ?? ''),
    ...values,
  };
  const own = body === undefined ? undefined : filled(body, all);
  return {
    own,
    from: `${options.senderName} <${options.senderAddress}>`,
    subject: filled(subject, all),
    template: own === undefined ? template : 'own',
    values: own === undefined ? { appName: options.appName } : { body: own },
  };
}

/** A template with its placeholders filled in, in a subject too as HTML. Unknown ones stay. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([\w:]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The first URL in a mail that the token is a part of. */
function linkIn(html: string, token: string): string | undefined {
  const urls = html.match(/[a-z][a-z\d+.-]{0,30}:\/\/[^\s"'<>]+/gi) ?? [];
  return urls.find((url) => url.includes(token))?.replaceAll('&amp;', '&');
}
