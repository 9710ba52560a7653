import type { Facts } from '../../core/facts.ts';
import { limits, otp, passwordLength, resetTokenSeconds } from './policy.ts';

/** better-auth's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [
    { what: 'a link', lifetimeMs: resetTokenSeconds * 1_000 },
    { what: `${otp.length} digits, with the plugin \`emailOTP\``, lifetimeMs: otp.seconds * 1_000 },
  ],
  requests: [
    'POST /api/auth/request-password-reset, or `…/email-otp/request-password-reset`',
    'GET /api/auth/reset-password/{token} for a link, which redirects to the app',
    'POST /api/auth/reset-password, or `…/email-otp/reset-password`',
  ],
  wrongTries: `tokens cannot be guessed; digits are refused after ${otp.attempts} wrong tries`,
  limits: [
    { what: 'requests for links', per: 'an IP address', window: limits.passwordReset },
    { what: 'requests to each path of the plugin', per: 'an IP address', window: limits.emailOTP },
    { what: 'sign-ins, sign-ups and changes of the password', per: 'an IP address', window: limits.signIn },
    { what: 'requests to any other path', per: 'an IP address', window: limits.general },
  ],
  unknownEmail: 'the same answer as for a known one',
  nextMail: 'leaves an earlier link valid; replaces earlier digits',
  usedUpBy: 'the reset; following a link or checking digits uses nothing up',
  refusedPassword: 'the token or the digits',
  passwordRules: `${passwordLength.min} to ${passwordLength.max} UTF-16 units by default, nothing else`,
  otherSessions: ', unless the app sets `revokeSessionsOnPasswordReset`',
  errors: '{ message, code }; without `code` for a limit',
  retryAfter: '`X-Retry-After`',
  clientNeeds: "`baseUrl`; `resetPasswordMethod: 'code'` if it mails digits",
  redirectTo: 'required for links; on a trusted origin',
};
