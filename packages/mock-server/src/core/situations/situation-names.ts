/** A state that a password reset can be in, and what a person who is in it has met. */
export const situationNames = {
  fresh: 'a mail was sent and not used',
  expired: 'the code or link has expired',
  used: 'the code or link was used to set a password',
  superseded: 'another mail was sent after this one',
  tampered: 'one character of the code or link is wrong',
  'someone-elses': 'the code or link was mailed to another account',
  'out-of-tries': 'too many wrong codes were tried',
  'scanner-opened': 'a mail scanner opened the link first: GET, HEAD, and GET again',
  'other-browser': 'the link is opened in another browser than the one that asked for it (PKCE)',
  'burnt-by-weak-password': 'a password that is too weak was tried with it',
  'account-gone': 'the account was deleted after the mail was sent',
  'unknown-account': 'there is no account with this address',
  'oauth-only': 'the account has no password: it signs in with another provider',
  disabled: 'the account is banned or disabled',
  unverified: 'the address was never verified',
  'second-factor-due': 'the account has a second factor, which the new password or the sign-in with it needs',
  'rate-limited': 'mails were asked for too often: the next request for this account is refused',
  'rate-limited-address': 'too many requests came from one IP address',
  'not-configured': 'the backend is not set up for password resets',
  'mail-fails': 'the mail server refuses the mail',
} as const;

/** The name of a situation. */
export type SituationName = keyof typeof situationNames;
