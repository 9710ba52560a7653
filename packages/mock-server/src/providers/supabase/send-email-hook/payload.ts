import type { Backend } from '../backend.ts';
import { goTime } from '../go-time.ts';
import type { MailTexts } from '../mail-templates/mail-texts.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import type { SendEmailPayload } from './hook-option.ts';

const actions: Readonly<Record<keyof MailTexts, string>> = {
  confirmation: 'signup',
  recovery: 'recovery',
  magicLink: 'magiclink',
  invite: 'invite',
  emailChange: 'email_change',
  reauthentication: 'reauthentication',
  passwordChangedNotification: 'password_changed_notification',
  emailChangedNotification: 'email_changed_notification',
  mfaFactorEnrolledNotification: 'mfa_factor_enrolled_notification',
  mfaFactorUnenrolledNotification: 'mfa_factor_unenrolled_notification',
};

/** A mail that a hook is asked to send. */
export interface HookedMail {
  readonly template: keyof MailTexts;
  readonly redirectTo: string;
  /** The URL of the mock. Used if the project has no `apiExternalUrl`. */
  readonly baseUrl: string;
  /** The client's address. */
  readonly ip: string;
  /** The former address, in the notification of a changed one. */
  readonly oldEmail?: string;
  /** The kind of second factor, in a notification about it. */
  readonly factorType?: string;
}

/** The digits of a mail, and the token of its link. */
interface Secret {
  readonly otp: string;
  readonly hash: string;
}

/**
 * The payload for a mail, with the account as it is before the mail. A secure change of address has two secrets, the
 * one of the new address first. The payload has their digits and hashes crosswise, as GoTrue does. A notification has
 * no secret.
 */
export function payloadOf(
  backend: Backend,
  row: UserRow,
  mail: HookedMail,
  [secret, ofCurrent]: readonly Secret[],
): SendEmailPayload {
  const { clock, random, options } = backend;
  return {
    metadata: { uuid: random.uuid(), time: goTime(clock.now()), name: 'send-email', ip_address: mail.ip },
    user: userOf(row),
    email_data: {
      token: (ofCurrent ?? secret)?.otp ?? '',
      token_hash: secret?.hash ?? '',
      redirect_to: mail.redirectTo,
      email_action_type: actions[mail.template],
      site_url: options.apiExternalUrl ?? mail.baseUrl,
      token_new: ofCurrent && secret ? secret.otp : '',
      token_hash_new: ofCurrent?.hash ?? '',
      old_email: mail.oldEmail ?? '',
      old_phone: '',
      provider: '',
      factor_type: mail.factorType ?? '',
    },
  };
}
