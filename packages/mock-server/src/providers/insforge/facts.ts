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
  wrongTries: `the wrong code no. ${secrets.maxAttempts} kills the code`,
  limits: [
    { what: 'mails asked for', per: 'an IP address', window: limits.send },
    { what: 'failed tries', per: 'an IP address', window: limits.verify },
    { what: 'mails asked for', per: 'an e-mail', window: limits.cooldown },
  ],
  unknownEmail: 'the same 202; mail that fails gives accounts away',
  nextMail: 'kills it, also when its own mail fails',
  usedUpBy: 'the code by its exchange, the token by the reset; following a link uses nothing up',
  refusedPassword: 'all: it is refused before the token is looked at',
  passwordRules: `${defaultOptions.passwordMinLength} characters or what is set; of it ${significantBytes} bytes count`,
  otherSessions: 'stay',
  signsIn: 'no',
  errors: '{ error, message, statusCode, nextActions? }',
  retryAfter: '`Retry-After` and `RateLimit-*`; the limit of an e-mail says it in its sentence only',
};
