import type { Facts } from '../../core/facts.ts';
import { cooldown, defaultRules, passwordField, tokenSeconds, windowOf } from './policy.ts';

const [auth] = defaultRules;

/** PocketBase's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [{ what: 'a link', lifetimeMs: tokenSeconds.passwordReset * 1_000 }],
  requests: [
    'POST /api/collections/users/request-password-reset',
    'POST /api/collections/users/confirm-password-reset',
  ],
  wrongTries: 'not counted: the token cannot be guessed',
  limits: [
    { what: 'mails, without a refusal', per: 'an account', window: cooldown },
    ...(auth ? [{ what: 'sign-ins, if rules are switched on', per: 'an IP address', window: windowOf(auth) }] : []),
  ],
  unknownEmail: 'the same 204; so are failing mail, and a mail too soon',
  nextMail: 'both are good until one is used',
  usedUpBy: 'the reset, although two concurrent ones both succeed; it ends all others too',
  refusedPassword: 'the token; token and password are judged at once',
  passwordRules: `${passwordField.min} to ${passwordField.max} characters, at most ${passwordField.maxBytes} bytes, or as configured`,
  otherSessions: ', access tokens too',
  errors: '{ data, message, status }, with an entry in data for each field',
  retryAfter: 'nowhere',
  clientNeeds: '`baseUrl`; `collection` if it is not `users`',
  redirectTo: "ignored; the collection's template says where the link leads",
};
