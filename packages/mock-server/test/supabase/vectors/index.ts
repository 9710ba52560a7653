import { recorded, titled } from '../../vector.ts';
import { accountVectors } from './accounts.ts';
import { adminVectors } from './admin.ts';
import { bearerVectors } from './bearers.ts';
import { bodyVectors } from './bodies.ts';
import { captchaVectors } from './captcha.ts';
import { changeVectors } from './changes.ts';
import { disabledVectors } from './disabled.ts';
import { everyOperationVectors } from './every-operation.ts';
import { gatewayVectors, preflightVectors } from './gateway.ts';
import { httpVectors } from './http.ts';
import { inviteVectors } from './invite.ts';
import { linkVectors } from './links.ts';
import { magicLinkVectors } from './magic-link.ts';
import { mailVectors } from './mails.ts';
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
import { signUpAndMailVectors } from './sign-up.ts';
import { tokenVectors } from './token.ts';
import { unreadableVectors } from './unreadable.ts';
import { unseen } from './unseen.ts';
import { userVectors } from './user.ts';
import type { Vector } from './vector.ts';
import { verifyVectors } from './verify.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about Supabase Auth that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  admin: adminVectors,
  bearers: recorded(bearerVectors, unseen.bearers),
  bodies: recorded(bodyVectors, unseen.bodies),
  disabled: recorded(disabledVectors, unseen.disabled),
  gateway: gatewayVectors,
  captcha: recorded(captchaVectors, unseen.captcha),
  http: httpVectors,
  invite: recorded(inviteVectors, unseen.invite),
  magicLink: recorded(magicLinkVectors, unseen.magicLink),
  mails: recorded(mailVectors, unseen.mails),
  recover: recorded(recoverVectors),
  redirects: recorded(redirectVectors, unseen.redirects),
  secondFactors: secondFactorVectors,
  secureEmailChange: secureEmailChangeVectors,
  sendEmailHook: sendEmailHookVectors,
  signUpAndMail: signUpAndMailVectors,
  token: recorded(tokenVectors, unseen.token),
  user: recorded(userVectors, unseen.user),
  verify: recorded(verifyVectors, unseen.verify),
});

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = titled({
  accounts: recorded(accountVectors, unseen.accounts),
  changes: recorded(changeVectors, unseen.changes),
  everyOperation: everyOperationVectors,
  links: recorded(linkVectors),
  ownedRefusals: recorded(ownedRefusalVectors),
  pathsAndMethods: pathsAndMethodsVectors,
  refreshTokens: recorded(refreshTokenVectors),
  refusals: refusalVectors,
  unreadable: unreadableVectors,
  routing: recorded(routingVectors, unseen.routing),
  preflights: recorded(preflightVectors),
  whichErrorWins: recorded(whichErrorWinsVectors, unseen.whichErrorWins),
});
