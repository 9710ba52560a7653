import type { Facts } from '../../core/facts.ts';
import { codes, passwords, sessions, unknownAccountWaitMs } from './policy.ts';

const counted = codes.length - codes.otpLength;
const accessTokenMinutes = sessions.accessTokenLifetimeMs / 60_000;
const wait = `${unknownAccountWaitMs.min / 1_000} to ${unknownAccountWaitMs.max / 1_000} s`;

/** Stack Auth's column in docs/providers.md. */
export const facts: Facts = {
  mailed: [{ what: 'a link', lifetimeMs: codes.lifetimeMs }],
  requests: [
    'POST /api/v1/auth/password/send-reset-code',
    'POST /api/v1/auth/password/reset/check-code, optionally',
    'POST /api/v1/auth/password/reset',
  ],
  wrongTries: `${codes.maxAttempts} attempts with a code, including checks, counted by its last ${counted} characters; the next one is refused`,
  limits: [],
  unknownEmail: `the same 200; the answer takes ${wait} longer, and a \`callback_url\` that is not trusted (400) reveals accounts`,
  nextMail: 'none: both remain valid',
  usedUpBy: 'the reset, which then checks the password; checking the code counts as an attempt',
  refusedPassword: 'nothing if it is too short or cannot be hashed; everything if it is too long for the schema',
  passwordRules: `${passwords.minLength} to ${passwords.maxLength} characters, less than ${passwords.unhashableBytes} bytes (500); the old one is accepted`,
  otherSessions: `; their access tokens remain valid, for ${accessTokenMinutes} min at most`,
  errors: '{ code, details?, error }, or text for a 500 and an unknown path',
  retryAfter: 'not needed: no limits in production',
  clientNeeds: '`projectId`; `baseUrl` if you host it yourself',
  redirectTo: "required; on one of the project's trusted domains",
};
