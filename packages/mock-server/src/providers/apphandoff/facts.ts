import type { Facts } from '../../core/facts.ts';
import { limits, project } from './policy.ts';

/** AppHandoff's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [{ what: 'a link to Supabase', lifetimeMs: project.otpExpirySeconds * 1_000 }],
  requests: [
    'POST /auth/send-password-reset',
    'GET /auth/v1/verify at Supabase, which leads to the portal with a session in the fragment',
    'POST /auth/exchange-supabase-token, for cookies of the portal',
    'PUT /auth/v1/user at Supabase',
  ],
  wrongTries: 'not counted: the token cannot be guessed',
  limits: [
    { what: 'mails asked for', per: 'an IP address', window: limits.sendPasswordReset },
    { what: 'sign-ins', per: 'an IP address', window: limits.loginWithPassword },
  ],
  unknownEmail: 'the same 200; mail that fails gives accounts away unless `deliveryFailure` is `always`',
  nextMail: 'kills it, magic links included: one token for an account',
  usedUpBy: 'following the link, once; the session that it leads to sets the password',
  refusedPassword: 'the session: the link is gone already, another try needs no other',
  passwordRules: "Supabase's",
  otherSessions: 'are ended, by Supabase',
  signsIn: 'yes: the session of the link stays',
  errors: '{ error, code?, fieldErrors?, issues?, retryAfter? }',
  retryAfter: '`Retry-After` and the same number as `retryAfter`',
};
