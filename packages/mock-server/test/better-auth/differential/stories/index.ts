import { bodies } from './bodies.ts';
import { changingThePassword } from './changing-the-password.ts';
import { cookies } from './cookies.ts';
import { digits } from './digits.ts';
import { limits } from './limits.ts';
import { origins } from './origins.ts';
import { ownAccount } from './own-account.ts';
import { paths } from './paths.ts';
import { redirectTargets } from './redirect-targets.ts';
import { resetsByLink } from './resets-by-link.ts';
import { sessions } from './sessions.ts';
import { signingIn } from './signing-in.ts';
import type { Story } from './story.ts';
import { verifyingDigits } from './verifying-digits.ts';
import { verifyingLinks } from './verifying-links.ts';

/** All stories. */
export const stories: readonly Story[] = [
  ...resetsByLink,
  ...redirectTargets,
  ...bodies,
  ...origins,
  ...signingIn,
  ...verifyingLinks,
  ...digits,
  ...verifyingDigits,
  ...sessions,
  ...cookies,
  ...changingThePassword,
  ...ownAccount,
  ...paths,
  ...limits,
];
