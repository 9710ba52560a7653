import type { Facts } from '../../core/facts.ts';
import { limits, passwordLength, rememberedPasswords, resetTokens } from './policy.ts';

/** Unleash's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [{ what: 'a link', lifetimeMs: resetTokens.lifetimeMs }],
  requests: [
    'POST /auth/reset/password-email',
    'GET /auth/reset/validate, which ends the session of the caller if the token is valid',
    'POST /auth/reset/validate-password, optionally, to check the password',
    'POST /auth/reset/password',
  ],
  wrongTries: 'not counted: the token cannot be guessed',
  limits: [
    { what: 'requests for mails', per: 'an IP address', window: limits.passwordReset },
    { what: 'reset links created', per: 'an account', window: limits.cooldown },
    { what: 'requests below `/auth/simple`', per: 'an IP address', window: limits.login },
  ],
  unknownEmail: '404 in place of 200, which reveals accounts; failing mail does not',
  nextMail: 'replaces it, also an invitation, even if its own mail fails',
  usedUpBy: 'the reset, although two concurrent ones both succeed; validating does not use it up',
  refusedPassword: 'the token, but not the session of the caller',
  passwordRules: `${passwordLength.min} to ${passwordLength.max} characters: a–z, A–Z, 0–9, a special one, no character three times in a row; not one of the last ${rememberedPasswords} passwords`,
  signsIn: ', and the session of the caller ends, even that of another account',
  errors:
    '{ id?, name, message, details }, or { message } for an unreadable body or a token of the wrong type, or the text of a limit',
  retryAfter: '`Retry-After` and `RateLimit-*`; the limit of an account has it only in its sentence',
  clientNeeds: '`baseUrl`',
  redirectTo: "ignored; the link leads to Unleash's own page",
};
