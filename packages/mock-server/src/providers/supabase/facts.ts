import type { Facts } from '../../core/facts.ts';
import { limits, passwords, secrets } from './policy.ts';

const lifetimeMs = secrets.otpExpirySeconds * 1_000;

/** The column of Supabase Auth in docs/providers.md. */
export const facts: Facts = {
  mailed: [
    { what: `${secrets.otpLength.min} digits`, lifetimeMs },
    { what: 'and a link', lifetimeMs },
  ],
  requests: [
    'POST /auth/v1/recover',
    'GET /auth/v1/verify (link), POST /auth/v1/verify (digits or token hash), and with PKCE POST /auth/v1/token',
    'PUT /auth/v1/user',
  ],
  wrongTries: 'count only towards the limit of the client address',
  limits: [
    { what: 'requests for recoveries', per: 'an IP address', window: limits.recover },
    { what: 'attempts with links and digits', per: 'an IP address', window: limits.verify },
    { what: 'mails', per: 'an account', window: limits.mailInterval },
    { what: 'mails', per: 'a project', window: limits.mails },
  ],
  unknownEmail:
    'the same 200; a second request at once (429), failing mail and an unknown PKCE method (500) reveal accounts',
  nextMail: 'replaces it, also a magic link, unless the new mail cannot be sent',
  usedUpBy: 'following the link, or exchanging the digits: either uses both up',
  refusedPassword: 'the session that the link or the digits were exchanged for',
  passwordRules: `${passwords.minLength} bytes, or the configured number, ${passwords.maxBytes} at most; not the old one`,
  signsIn: ', from the exchange on',
  errors: '{ code, message }, or { code, error_code, msg } without an API version',
  retryAfter: 'no header; the wait between mails has it in its sentence',
  clientNeeds: '`baseUrl`, `anonKey`',
  redirectTo: 'a URL that the project allows; otherwise the link leads to its site URL',
};
