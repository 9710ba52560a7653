import type { Backend, RequestHeaders } from './backend.ts';
import { noOwnTexts } from './emails.ts';
import { exceedsMailBudget } from './mail-budget.ts';
import type { Notification } from './mail-templates/mail-texts.ts';
import { noVariables } from './mail-templates/variables.ts';
import { notificationMail } from './notification-mail.ts';
import type { SupabaseOptions } from './options.ts';
import { redirectTarget } from './redirect-target.ts';
import type { UserRow } from './rows.ts';
import { callHook } from './send-email-hook/call-hook.ts';
import { HookRefusal } from './send-email-hook/hook-refusal.ts';
import { payloadOf } from './send-email-hook/payload.ts';
import type { FoundToken, UsedToken } from './use-token.ts';
import { isForChange } from './user-row.ts';
import { userById } from './users.ts';

/** The request that did what a notification tells. */
export interface NotifyingRequest {
  readonly headers: RequestHeaders;
  readonly query?: { readonly redirect_to?: string };
  readonly baseUrl: string;
  readonly ip: string;
}

/** What a notification tells, besides its account. */
interface Notice {
  readonly notification: Notification;
  /** The former address, which is the recipient then. */
  readonly oldEmail?: string;
  readonly factorType?: 'totp';
}

/** The options that switch notifications on. */
const switches = {
  passwordChangedNotification: 'mailerNotificationsPasswordChangedEnabled',
  emailChangedNotification: 'mailerNotificationsEmailChangedEnabled',
  mfaFactorEnrolledNotification: 'mailerNotificationsMfaFactorEnrolledEnabled',
  mfaFactorUnenrolledNotification: 'mailerNotificationsMfaFactorUnenrolledEnabled',
} as const satisfies Record<Notification, keyof SupabaseOptions>;

/**
 * Mails a notification, if the project has it on and the account has an address. A mail that cannot be sent, or that a
 * hook refuses, is not sent, and nothing else changes.
 */
export async function notify(
  backend: Backend,
  row: UserRow,
  { notification, oldEmail, factorType }: Notice,
  { headers, query = {}, baseUrl, ip }: NotifyingRequest,
): Promise<void> {
  const { options } = backend;
  const to = oldEmail ?? row.email;
  if (!options[switches[notification]] || to === '' || (await exceedsMailBudget(backend))) return;
  const facts = { ...(oldEmail !== undefined && { oldEmail }), ...(factorType && { factorType }) };
  const redirectTo = redirectTarget({ headers, query }, options);
  if (!(await isSendable(backend, row, { template: notification, redirectTo, baseUrl, ip, ...facts }))) return;
  const variables = {
    ...noVariables,
    SiteURL: options.siteUrl,
    Email: row.email,
    Data: row.userMetadata ?? {},
    OldEmail: oldEmail,
    FactorType: factorType,
  };
  const mail = notificationMail(notification, to, variables, options.sendEmailHook ? noOwnTexts : options);
  if (mail) await backend.outbox.send(mail);
}

/** Tells the former address of an account that its token has changed it. */
export async function notifyFormerAddress(
  backend: Backend,
  { row: before, kind }: FoundToken,
  used: Exclude<UsedToken, { readonly accepted: true }>,
  request: NotifyingRequest,
): Promise<void> {
  if (!isForChange(kind)) return;
  const after = 'row' in used ? used.row : await userById(backend, before.id);
  if (!after) return;
  // The account as it is before the sign-in that follows.
  const { lastSignInAt: _signIn, ...rest } = after;
  const row = { ...rest, ...(before.lastSignInAt !== undefined && { lastSignInAt: before.lastSignInAt }) };
  await notify(backend, row, { notification: 'emailChangedNotification', oldEmail: before.email }, request);
}

/** Whether the mail server or the hook sends a mail. */
async function isSendable(backend: Backend, row: UserRow, mail: Parameters<typeof payloadOf>[2]): Promise<boolean> {
  const { sendEmailHook: hook, mail: server } = backend.options;
  if (!hook) return server === 'works';
  try {
    await callHook(backend, hook, payloadOf(backend, row, mail, []));
    return true;
  } catch (error) {
    if (error instanceof HookRefusal) return false;
    throw error;
  }
}
