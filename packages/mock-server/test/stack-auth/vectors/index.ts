import { titled } from '../../vector.ts';
import { bodiesAndReplies } from './bodies-and-replies.ts';
import { contactChannels } from './contact-channels.ts';
import { emailVerification } from './email-verification.ts';
import { everyOperationVectors } from './every-operation.ts';
import { passwords, resets } from './passwords.ts';
import { projectHeaders } from './project-headers.ts';
import { projects } from './projects.ts';
import { sessions, tokens } from './sessions.ts';
import { secondFactor, signInByMail } from './sign-in-by-mail.ts';
import { trustedDomains } from './trusted-domains.ts';
import { users } from './users.ts';
import { validation } from './validation.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about Stack Auth that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  bodiesAndReplies: bodiesAndReplies,
  contactChannels: contactChannels,
  emailVerification: emailVerification,
  resets: resets,
  passwords: passwords,
  projectHeaders: projectHeaders,
  projects: projects,
  sessions: sessions,
  tokens: tokens,
  signInByMail: signInByMail,
  secondFactor: secondFactor,
  trustedDomains: trustedDomains,
  users: users,
  validation: validation,
});

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = titled({
  everyOperation: everyOperationVectors,
  whichErrorWins: whichErrorWinsVectors,
});
