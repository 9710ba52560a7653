import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { FilledMail } from '../../core/message.ts';
import type { Backend } from './backend.ts';
import type { AuthRecord } from './record.ts';

/** What is mailed. */
interface MailedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The URL of the mock. */
  readonly servedAt: string;
}

/** The mail with a reset link: by the collection's template, or by the default one. */
export function resetMail(
  { options, collection: { subject, body } }: Backend,
  record: AuthRecord,
  { token, expiresAt, servedAt }: MailedToken,
): FilledMail {
  const url = options.appURL ?? servedAt;
  const values = {
    APP_NAME: options.appName,
    APP_URL: url,
    TOKEN: token,
    'RECORD:id': record.id,
    'RECORD:email': escapeHtml(record.email),
    'RECORD:name': escapeHtml(record.name ?? ''),
  };
  const own = body === undefined ? undefined : filled(body, values);
  const link = own === undefined ? `${url}/_/#/auth/confirm-password-reset/${token}` : linkIn(own, token);
  return {
    from: `${options.senderName} <${options.senderAddress}>`,
    to: record.email,
    kind: 'password-reset',
    subject: filled(subject, values),
    template: own === undefined ? 'reset-password' : 'own',
    values: own === undefined ? { appName: options.appName } : { body: own },
    ...(link !== undefined && { link }),
    token,
    expiresAt: isoTime(expiresAt),
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
