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
  readonly otp: string;
  readonly hash: string;
  readonly redirectTo: string;
  /** The URL of the mock. Used if the project has no `apiExternalUrl`. */
  readonly baseUrl: string;
  /** The client's address. */
  readonly ip: string;
}

/** The payload for a mail, with the account as it is before the mail. */
export function payloadOf(backend: Backend, row: UserRow, mail: HookedMail): SendEmailPayload {
  const { clock, random, options } = backend;
  return {
    metadata: { uuid: random.uuid(), time: goTime(clock.now()), name: 'send-email', ip_address: mail.ip },
    user: userOf(row),
    email_data: {
      token: mail.otp,
      token_hash: mail.hash,
      redirect_to: mail.redirectTo,
      email_action_type: actions[mail.template],
      site_url: options.apiExternalUrl ?? mail.baseUrl,
      token_new: '',
      token_hash_new: '',
      old_email: '',
      old_phone: '',
      provider: '',
      factor_type: '',
    },
  };
}
