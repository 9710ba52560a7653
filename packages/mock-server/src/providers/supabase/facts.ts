import type { Facts } from '../../core/facts.ts';
import { limits, passwords, secrets } from './policy.ts';

const lifetimeMs = secrets.otpExpirySeconds * 1_000;

/** The column of Supabase Auth in docs/providers.md. */
export const facts: Facts = {
  mailed: [
    { what: `${secrets.otpDigits} digits`, lifetimeMs },
    { what: 'and a link', lifetimeMs },
  ],
  requests: [
    'POST /auth/v1/recover',
    'GET /auth/v1/verify (link), POST /auth/v1/verify (digits or token hash), and with PKCE POST /auth/v1/token',
    'PUT /auth/v1/user',
  ],
  wrongTries: 'count against the limit of an address only',
  limits: [
    { what: 'recoveries asked for', per: 'an IP address', window: limits.recover },
    { what: 'links and digits tried', per: 'an IP address', window: limits.verify },
    { what: 'mails', per: 'an account', window: limits.mailInterval },
    { what: 'mails', per: 'a project', window: limits.mails },
  ],
  unknownEmail:
    'the same 200; a second request at once (429), mail that fails and an unknown PKCE method (500) give accounts away',
  nextMail: 'kills it, a magic link too; one that cannot be sent does not',
  usedUpBy: 'following the link, or trading the digits: either uses both up',
  refusedPassword: 'the session that it was traded for',
  passwordRules: `${passwords.minLength} bytes or what is set, ${passwords.maxBytes} at most; not the old one`,
  otherSessions: 'end',
  signsIn: 'yes, before the new password is set',
  errors: '{ code, message }, or { code, error_code, msg } without an API version',
  retryAfter: 'no header; the wait between mails says it in its sentence',
};
