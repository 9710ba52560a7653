import type { Facts } from '../../core/facts.ts';
import { limits, passwordLength, rememberedPasswords, resetTokens } from './policy.ts';

/** Unleash's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [{ what: 'a link', lifetimeMs: resetTokens.lifetimeMs }],
  requests: [
    'POST /auth/reset/password-email',
    'GET /auth/reset/validate, which ends the session of the caller when the token is good',
    'POST /auth/reset/validate-password, to have the password judged before',
    'POST /auth/reset/password',
  ],
  wrongTries: 'not counted: the token cannot be guessed',
  limits: [
    { what: 'mails asked for', per: 'an IP address', window: limits.passwordReset },
    { what: 'reset links made', per: 'an account', window: limits.cooldown },
    { what: 'requests below `/auth/simple`', per: 'an IP address', window: limits.login },
  ],
  unknownEmail: '404, where an account gets 200: gives accounts away; mail that fails does not',
  nextMail: 'kills it, an invitation too, also when its own mail fails',
  usedUpBy: 'the reset, though two at the same moment both succeed; validating uses nothing up',
  refusedPassword: 'the token, but not the session of the caller',
  passwordRules: `${passwordLength.min} to ${passwordLength.max} characters: a–z, A–Z, 0–9, another, none three times in a row; none of the last ${rememberedPasswords} passwords`,
  otherSessions: 'end',
  signsIn: 'no, and the session of the caller ends, whoever it belongs to',
  errors:
    '{ id?, name, message, details }, or { message } for an unreadable body or a token of the wrong kind, or the text of a limit',
  retryAfter: '`Retry-After` and `RateLimit-*`; the limit of an account says it in its sentence only',
};
