import type { Facts } from '../../core/facts.ts';
import { limits, project } from './policy.ts';

/** AppHandoff's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [{ what: 'a link to Supabase', lifetimeMs: project.otpExpirySeconds * 1_000 }],
  requests: [
    'POST /auth/send-password-reset',
    'GET /auth/v1/verify at Supabase, which redirects to the portal with a session in the fragment',
    'POST /auth/exchange-supabase-token, for cookies of the portal',
    'PUT /auth/v1/user at Supabase',
  ],
  wrongTries: 'not counted: the token cannot be guessed',
  limits: [
    { what: 'requests for mails', per: 'an IP address', window: limits.sendPasswordReset },
    { what: 'sign-ins', per: 'an IP address', window: limits.loginWithPassword },
  ],
  unknownEmail: 'the same 200; failing mail reveals accounts unless `deliveryFailure` is `always`',
  nextMail: 'replaces it, also a magic link: one token for an account',
  usedUpBy: 'following the link, once; the session that it leads to sets the password',
  refusedPassword: 'the session: the link is used up, but another attempt needs none',
  passwordRules: "Supabase's",
  otherSessions: ': Supabase ends them',
  signsIn: ': the session of the link remains',
  errors: '{ error, code?, fieldErrors?, issues?, retryAfter? }',
  retryAfter: '`Retry-After`, and `retryAfter` with the same number',
  clientNeeds: "`baseUrl`, `supabase`: our Supabase client for AppHandoff's project",
  redirectTo: 'reduced to its origin; AppHandoff adds the path',
};
