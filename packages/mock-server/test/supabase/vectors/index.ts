import { titled } from '../../vector.ts';
import { accountVectors } from './accounts.ts';
import { adminVectors } from './admin.ts';
import { anonymousVectors } from './anonymous.ts';
import { bearerVectors } from './bearers.ts';
import { bodyVectors } from './bodies.ts';
import { captchaVectors } from './captcha.ts';
import { changeVectors } from './changes.ts';
import { disabledVectors } from './disabled.ts';
import { everyOperationVectors } from './every-operation.ts';
import { gatewayVectors, preflightVectors } from './gateway.ts';
import { httpVectors } from './http.ts';
import { inviteVectors } from './invite.ts';
import { jwtKeyVectors } from './jwt-keys.ts';
import { linkVectors } from './links.ts';
import { magicLinkVectors } from './magic-link.ts';
import { mailVectors } from './mails.ts';
import { notificationVectors } from './notifications.ts';
import { ownedRefusalVectors } from './owned-refusals.ts';
import { pathsAndMethodsVectors } from './paths-and-methods.ts';
import { recoverVectors } from './recover.ts';
import { redirectVectors } from './redirects.ts';
import { refreshTokenVectors } from './refresh-tokens.ts';
import { refusalVectors } from './refusals.ts';
import { routingVectors } from './routing.ts';
import { secondFactorVectors } from './second-factors.ts';
import { secureEmailChangeVectors } from './secure-email-change.ts';
import { sendEmailHookVectors } from './send-email-hook.ts';
import { sessionLimitVectors } from './session-limits.ts';
import { signUpAndMailVectors } from './sign-up.ts';
import { withSources } from './sources.ts';
import { tokenVectors } from './token.ts';
import { unreadableVectors } from './unreadable.ts';
import { userVectors } from './user.ts';
import type { Vector } from './vector.ts';
import { verifyVectors } from './verify.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** With the name of their chapter in the title. */
const inEveryWay = titled({
  admin: adminVectors,
  anonymous: anonymousVectors,
  bearers: bearerVectors,
  bodies: bodyVectors,
  disabled: disabledVectors,
  gateway: gatewayVectors,
  captcha: captchaVectors,
  http: httpVectors,
  invite: inviteVectors,
  jwtKeys: jwtKeyVectors,
  magicLink: magicLinkVectors,
  mails: mailVectors,
  notifications: notificationVectors,
  recover: recoverVectors,
  redirects: redirectVectors,
  secondFactors: secondFactorVectors,
  secureEmailChange: secureEmailChangeVectors,
  sendEmailHook: sendEmailHookVectors,
  signUpAndMail: signUpAndMailVectors,
  token: tokenVectors,
  user: userVectors,
  verify: verifyVectors,
});

const inProcess = titled({
  accounts: accountVectors,
  changes: changeVectors,
  everyOperation: everyOperationVectors,
  links: linkVectors,
  refreshTokens: refreshTokenVectors,
  sessionLimits: sessionLimitVectors,
  routing: routingVectors,
  preflights: preflightVectors,
  whichErrorWins: whichErrorWinsVectors,
  ownedRefusals: ownedRefusalVectors,
  pathsAndMethods: pathsAndMethodsVectors,
  refusals: refusalVectors,
  unreadable: unreadableVectors,
});

/** Facts about Supabase Auth that are tested in every way to reach it. */
export const vectors: readonly Vector[] = withSources(inEveryWay);

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = withSources(inProcess);
