import { bodiesAndReplies } from './bodies-and-replies.ts';
import { emailVerification } from './email-verification.ts';
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

const chapters: Readonly<Record<string, readonly Vector[]>> = {
  projectHeaders,
  bodiesAndReplies,
  validation,
  resets,
  passwords,
  trustedDomains,
  signInByMail,
  secondFactor,
  users,
  sessions,
  tokens,
  projects,
  emailVerification,
  whichErrorWins: whichErrorWinsVectors,
};

/** All facts about Stack Auth. */
export const vectors: readonly Vector[] = Object.entries(chapters).flatMap(([chapter, facts]) =>
  facts.map((fact) => ({ ...fact, title: `${chapter}: ${fact.title}` })),
);
