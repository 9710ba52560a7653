import type { Backend } from '../backend.ts';
import type { Template } from '../emails.ts';
import { goTime } from '../go-time.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import type { SendEmailPayload } from './hook-option.ts';

const actions: Readonly<Record<Template, string>> = {
  confirmation: 'signup',
  recovery: 'recovery',
  magicLink: 'magiclink',
  invite: 'invite',
  emailChange: 'email_change',
  reauthentication: 'reauthentication',
};

/** A mail that a hook is asked to send. */
export interface HookedMail {
  readonly template: Template;
  readonly redirectTo: string;
  /** The URL of the mock. Used if the project has no `apiExternalUrl`. */
  readonly baseUrl: string;
  /** The client's address. */
  readonly ip: string;
}

/** The digits of a mail, and the token of its link. */
interface Secret {
  readonly otp: string;
  readonly hash: string;
}

/**
 * The payload for a mail, with the account as it is before the mail. A secure change of address has two secrets, the
 * one of the new address first. The payload has their digits and hashes crosswise, as GoTrue does.
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
      old_email: '',
      old_phone: '',
      provider: '',
      factor_type: '',
    },
  };
}
