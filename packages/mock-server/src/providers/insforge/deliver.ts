import type { FilledMail } from '../../core/message.ts';
import type { Backend } from './backend.ts';
import {
  type Failure,
  failure,
  type HintedFailure,
  hintedFailure,
  internalError,
  invalidInput,
  nextActions,
} from './errors.ts';
import type { InsforgeOptions } from './options.ts';

/** The failures of mail delivery, as clients see them. */
export type MailFailure =
  | Failure<400, 'INVALID_INPUT'>
  | Failure<401 | 403, 'AUTH_UNAUTHORIZED'>
  | Failure<404 | 500 | 502 | 503, 'INTERNAL_ERROR'>
  | Failure<429, 'RATE_LIMITED'>
  | Failure<500, 'EMAIL_SMTP_SEND_FAILED'>
  | HintedFailure<503, 'EMAIL_PROVIDER_NOT_CONFIGURED'>;

/**
 * Sends a mail over SMTP or through the cloud's mail API, as the options say. The outbox gets only mails that were
 * delivered.
 */
export async function deliver(backend: Backend, mail: FilledMail): Promise<MailFailure | undefined> {
  const { options } = backend;
  if (options.mail === 'not-configured') return notConfigured('No email provider is configured.', 503);
  const failed = options.smtp
    ? await smtpFailure(backend, options.smtp, options.mail, mail.to)
    : cloudFailure(options.mail);
  if (failed) {
    backend.noteRefusal();
    return failed;
  }
  await backend.outbox.send(mail);
  if (options.smtp) await noteSmtpMail(backend, mail.to);
  return undefined;
}

/** The refusal if no mail provider is configured: 503 for a mail, 400 for a setting that needs mails. */
export function notConfigured<Status extends 400 | 503>(
  message: string,
  status: Status,
): HintedFailure<Status, 'EMAIL_PROVIDER_NOT_CONFIGURED'> {
  return hintedFailure(status, 'EMAIL_PROVIDER_NOT_CONFIGURED', message, nextActions.configureEmail);
}

function cloudFailure(mail: InsforgeOptions['mail']): MailFailure | undefined {
  if (typeof mail === 'string') {
    return mail === 'unreachable' ? internalError('Failed to send email: connect ECONNREFUSED 127.0.0.1:1') : undefined;
  }
  const { status, body } = mail;
  if (status < 300)
    return field(body, 'success') === true ? undefined : internalError('Email service returned unsuccessful response');
  const message = field(body, 'message') ?? `Request failed with status code ${status}`;
  switch (status) {
    case 401:
    case 403:
      return failure(
        status,
        'AUTH_UNAUTHORIZED',
        'Authentication failed with cloud email service. Check PROJECT_ID and JWT_SECRET.',
      );
    case 429:
      return failure(
        429,
        'RATE_LIMITED',
        'Email rate limit exceeded. Free plans are limited to 3000 emails per month.',
      );
    case 400:
      return invalidInput(`Invalid email request: ${message}`);
    default:
      return passedOn(status, `Failed to send email: ${message}`);
  }
}

/** Passes on the status of the mail API. Every status is possible; the description has those that were recorded. */
function passedOn(status: number, message: string): Failure<404 | 500 | 502 | 503, 'INTERNAL_ERROR'> {
  return failure(status as 404 | 500 | 502 | 503, 'INTERNAL_ERROR', message);
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

type Smtp = NonNullable<InsforgeOptions['smtp']>;

async function smtpFailure(
  backend: Backend,
  smtp: Smtp,
  mail: InsforgeOptions['mail'],
  to: string,
): Promise<MailFailure | undefined> {
  const waitMs = await smtpWait(backend, smtp, to);
  if (waitMs > 0) {
    return failure(429, 'RATE_LIMITED', `Too many emails to this address. Retry after ${Math.ceil(waitMs / 1_000)}s.`);
  }
  if (mail === 'works') return undefined;
  const cause =
    typeof mail === 'string'
      ? 'connect ECONNREFUSED 127.0.0.1:2'
      : `Can't send mail - all recipients were rejected: ${mail.status} ${String(field(mail.body, 'message') ?? mail.body ?? '')}`.trim();
  return failure(500, 'EMAIL_SMTP_SEND_FAILED', `Failed to send email via SMTP: ${cause}`);
}

const lastMailKey = (to: string): string => `smtp-last/${to}`;

async function smtpWait(backend: Backend, { minIntervalSeconds }: Smtp, to: string): Promise<number> {
  if (backend.limits() === 'off') return 0;
  const last = await backend.store.get<number>(lastMailKey(to));
  return last === undefined ? 0 : last + minIntervalSeconds * 1_000 - backend.clock.now();
}

function noteSmtpMail(backend: Backend, to: string): Promise<void> {
  const now = backend.clock.now();
  return backend.store.update<number, void>(lastMailKey(to), () => [now, undefined]);
}
