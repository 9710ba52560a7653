import type { Facts } from '../../core/facts.ts';
import { codes, limits, passwordLength } from './policy.ts';

/** Firebase Auth's column in docs/providers.md. What only the hosted service does is from its documentation. */
export const facts: Facts = {
  mailed: [{ what: 'a link', lifetimeMs: codes.lifetimeMs }],
  requests: [
    'POST /v1/accounts:sendOobCode',
    'POST /v1/accounts:resetPassword without newPassword, optionally, to look at the code',
    'POST /v1/accounts:resetPassword',
  ],
  wrongTries: 'not counted: the code cannot be guessed',
  limits: [
    { what: 'mails of one kind', per: 'an e-mail', window: limits.cooldown },
    { what: 'reset mails', per: 'a project', window: limits.resetMails },
    { what: 'new accounts', per: 'an IP address', window: limits.signUps },
    { what: 'wrong passwords at sign-in', per: 'an account', window: limits.signIns },
  ],
  unknownEmail: 'the same 200, also for text that is no address; sign-up reveals accounts',
  nextMail: 'stays valid',
  usedUpBy: 'the reset; looking does not use it up, and a reset with an empty password is a look',
  refusedPassword: 'the code',
  passwordRules: `${passwordLength.min} characters; a project may ask for more, up to ${passwordLength.max}, and for kinds of characters`,
  otherSessions: ', and linked sign-in providers are removed',
  errors: '{ error: { code, message, errors, status? } }, all with the status 400',
  retryAfter: 'nowhere',
  clientNeeds: '`apiKey`; `baseUrl` for a mock or the emulator',
  redirectTo: "where one gets to after the reset; the link leads to the project's page",
};
