import { limitInForce } from '../../core/limits.ts';
import type { FilledMail, Mail } from '../../core/message.ts';
import { actionLink } from './action-link.ts';
import type { Backend } from './backend.ts';
import { mailOf, noOwnTexts, sendingFailures, type Template } from './emails.ts';
import { type Failure, failure, unexpectedFailure } from './errors.ts';
import { limitsWith } from './limits-with.ts';
import { exceedsMailBudget } from './mail-budget.ts';
import { type MailVariables, noVariables } from './mail-templates/variables.ts';
import { newToken } from './recovery-token.ts';
import type { TokenKind, UserRow } from './rows.ts';
import { callHook } from './send-email-hook/call-hook.ts';
import { payloadOf } from './send-email-hook/payload.ts';
import { isForChange, sentAt, withToken } from './user-row.ts';
import { updateUser } from './users.ts';

/** The refusal of a mail. */
export type MailFailure = Failure<429, 'over_email_send_rate_limit'> | Failure<500, 'unexpected_failure'>;

/** A mail with a token for an account. */
export interface TokenMail {
  readonly kind: TokenKind;
  readonly template: Template;
  /** The recipient. Default: the account's address. */
  readonly to?: string;
  readonly isPkce?: boolean;
  /** The type of the link. Absent for a mail without a link. */
  readonly type?: string;
  /** Where the link ends. */
  readonly redirectTo: string;
  /** The URL of the mock. */
  readonly baseUrl: string;
  /** The client's address. */
  readonly ip: string;
}

/**
 * Mails a new token, which replaces the earlier one. If the mail is refused, the earlier token stays valid. With a
 * send-email hook it is the hook that sends; the outbox then has the mail that the hook accepted, in default words.
 * Throws the refusal of a hook.
 */
export async function mailToken(backend: Backend, row: UserRow, mail: TokenMail): Promise<MailFailure | undefined> {
  // An invitation does not wait for the mail before it.
  const early = mail.template === 'invite' ? undefined : tooSoon(backend, row, mail.kind);
  if (early) return early;
  if (await exceedsMailBudget(backend)) return failure(429, 'over_email_send_rate_limit', 'email rate limit exceeded');
  const undelivered = undeliverable(backend, mail.template);
  if (undelivered) return undelivered;
  const { sendEmailHook: hook } = backend.options;
  const letters = await lettersOf(backend, row, mail);
  const messages = letters.map((letter) => messageOf(backend, row, mail, letter));
  if (messages.includes(undefined)) return unexpectedFailure(sendingFailures[mail.template]);
  if (hook) await callHook(backend, hook, payloadOf(backend, row, mail, letters));
  for (const { kind, hash } of letters) await storeToken(backend, row, kind, hash);
  if (isLost(backend)) backend.noteRefusal();
  else for (const message of messages) if (message) await backend.outbox.send(message);
  return undefined;
}

/** A mail to one recipient, with its own token. */
interface Letter extends Secret {
  readonly kind: TokenKind;
  readonly to: string;
}

/** The letter to the recipient. A secure change of address has another one to the present address. */
async function lettersOf(backend: Backend, row: UserRow, mail: TokenMail): Promise<readonly Letter[]> {
  const first = await letterTo(mail.to ?? row.email, mail.kind, backend, mail);
  const isSecure = mail.kind === 'emailChange' && backend.options.secureEmailChange && row.email !== '';
  return isSecure ? [first, await letterTo(row.email, 'emailChangeCurrent', backend, mail)] : [first];
}

function letterTo(to: string, kind: TokenKind, backend: Backend, { isPkce = false }: TokenMail): Promise<Letter> {
  const making = newToken(backend, to, backend.options.otpLength, isPkce);
  return making.then(({ otp, hash }) => ({ kind, to, otp, hash }));
}

function messageOf(backend: Backend, row: UserRow, mail: TokenMail, letter: Letter): Mail | FilledMail | undefined {
  const { options } = backend;
  const expiresAt = backend.clock.now() + options.otpExpirySeconds * 1_000;
  const variables = variablesOf(backend, row, mail, letter);
  const { to, otp, hash } = letter;
  return mailOf(mail.template, { to, otp, hash, expiresAt, variables }, options.sendEmailHook ? noOwnTexts : options);
}

/** Writes a new token without mailing it. The interval until the next mail starts. */
export async function issueToken(
  backend: Backend,
  row: UserRow,
  kind: TokenKind,
  email: string = row.email,
): Promise<Secret & { readonly row: UserRow }> {
  const secret = await newToken(backend, email, backend.options.otpLength, false);
  return { otp: secret.otp, hash: secret.hash, row: await storeToken(backend, row, kind, secret.hash) };
}

/** The digits of a mail, and the token of its link. */
interface Secret {
  readonly otp: string;
  readonly hash: string;
}

async function storeToken(backend: Backend, row: UserRow, kind: TokenKind, hash: string): Promise<UserRow> {
  const now = backend.clock.now();
  const after = await updateUser(backend, row.id, (before) => {
    const changed = withToken(before, kind, hash, now);
    return [changed, changed];
  });
  return after ?? row;
}

/** The values of a template's variables. A nonce has no link, and its mail names neither token nor target. */
function variablesOf(backend: Backend, row: UserRow, mail: TokenMail, letter: Letter): MailVariables {
  const { type, redirectTo, baseUrl } = mail;
  const { kind, to, otp, hash } = letter;
  const isChange = isForChange(kind);
  return {
    ...noVariables,
    SiteURL: backend.options.siteUrl,
    Email: row.email,
    Token: otp,
    Data: row.userMetadata ?? {},
    TokenHash: type === undefined ? undefined : hash,
    ConfirmationURL: type === undefined ? undefined : actionLink(backend, { hash, type, redirectTo, baseUrl }),
    RedirectTo: type === undefined ? undefined : redirectTo,
    NewEmail: isChange ? (row.newEmail ?? '') : undefined,
    SendingTo: isChange ? to : undefined,
  };
}

/** The refusal of a second mail to one account within the interval. The message has the whole seconds that are left. */
function tooSoon(backend: Backend, row: UserRow, kind: TokenKind): MailFailure | undefined {
  const window = limitInForce(backend.limits(), 'mailInterval', limitsWith(backend.options).mailInterval);
  const last = sentAt(row, kind);
  if (!window || last === undefined) return undefined;
  const left = last + window.windowMs - backend.clock.now();
  if (left <= 0) return undefined;
  backend.noteLimit('mailInterval', left);
  const message = `For security purposes, you can only request this after ${Math.floor(left / 1_000)} seconds.`;
  return failure(429, 'over_email_send_rate_limit', message);
}

/** The refusal because of a failing mail server, which a hook does not need. */
function undeliverable(backend: Backend, template: Template): MailFailure | undefined {
  if (!isLost(backend) || backend.options.mailerEmailBackgroundSending) return undefined;
  backend.noteRefusal();
  return unexpectedFailure(sendingFailures[template]);
}

/** Whether the mail server, if there is no hook in its place, takes no mail. */
function isLost({ options }: Backend): boolean {
  return options.mail === 'fails' && !options.sendEmailHook;
}
