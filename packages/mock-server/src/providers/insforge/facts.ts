import { significantBytes } from '../../core/bcrypt.ts';
import type { Facts } from '../../core/facts.ts';
import { defaultOptions } from './options.ts';
import { limits, secrets } from './policy.ts';

/** InsForge's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [
    { what: `${secrets.codeDigits} digits`, lifetimeMs: secrets.codeLifetimeMs },
    { what: 'a link', lifetimeMs: secrets.tokenLifetimeMs },
  ],
  requests: [
    'POST /api/auth/email/send-reset-password',
    'POST /api/auth/email/exchange-reset-password-token for digits, GET /api/auth/email/reset-password-link for a link',
    'POST /api/auth/email/reset-password',
  ],
  wrongTries: `wrong code no. ${secrets.maxAttempts} invalidates the code`,
  limits: [
    { what: 'requests for mails', per: 'an IP address', window: limits.send },
    { what: 'failed attempts', per: 'an IP address', window: limits.verify },
    { what: 'requests for mails', per: 'an e-mail', window: limits.cooldown },
  ],
  unknownEmail: 'the same 202; failing mail reveals accounts',
  nextMail: 'replaces it, even if its own mail fails',
  usedUpBy: 'the code by its exchange, the token by the reset; following a link does not use the token up',
  refusedPassword: 'everything: the password is checked first',
  passwordRules: `${defaultOptions.passwordMinLength} characters, or the configured number; ${significantBytes} bytes count`,
  errors: '{ error, message, statusCode, nextActions? }',
  retryAfter: '`Retry-After` and `RateLimit-*`; the limit of an e-mail has it only in its sentence',
  clientNeeds: '`baseUrl`',
  redirectTo: 'needed if the project mails links instead of codes',
};
