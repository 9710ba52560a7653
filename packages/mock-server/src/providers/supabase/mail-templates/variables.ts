import type { Metadata } from '../rows.ts';

/** The variables of mail templates by their names in GoTrue (mailer/templatemailer). */
interface Variables {
  readonly SiteURL: string;
  /** The link that GoTrue itself serves. Empty in mails without a link. */
  readonly ConfirmationURL: string;
  /** The account's present address. */
  readonly Email: string;
  /** The address that a change asks for. Empty in other mails. */
  readonly NewEmail: string;
  /** The recipient, in mails for a change of address. Empty in other mails. */
  readonly SendingTo: string;
  /** The digits. */
  readonly Token: string;
  /** The token of the link, for `token_hash` of `verifyOtp`. Empty in mails without a link. */
  readonly TokenHash: string;
  /** The accepted target of the link. Empty in mails without a link. */
  readonly RedirectTo: string;
  /** The user's metadata. */
  readonly Data: Metadata;
  /** The former address, in the notification of a changed one. Empty in other mails. */
  readonly OldEmail: string;
  /** `totp` in the notifications about second factors. Empty in other mails. */
  readonly FactorType: string;
  /** Always empty, as the variables that follow: they belong to mails that the mock does not send. */
  readonly Phone: string;
  readonly OldPhone: string;
  readonly Provider: string;
}

/** The values of the variables in one mail. A mail does not have all of them: a missing one is empty, and has no length. */
export type MailVariables = { readonly [Name in keyof Variables]: Variables[Name] | undefined };

/** The values of a mail that fills none of them. */
export const noVariables: MailVariables = {
  SiteURL: undefined,
  ConfirmationURL: undefined,
  Email: undefined,
  NewEmail: undefined,
  OldEmail: undefined,
  SendingTo: undefined,
  Token: undefined,
  TokenHash: undefined,
  RedirectTo: undefined,
  Data: {},
  FactorType: undefined,
  Phone: undefined,
  OldPhone: undefined,
  Provider: undefined,
};
