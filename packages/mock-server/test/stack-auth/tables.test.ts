import { describe, expect, test } from 'vitest';
import { waysOf } from '../ways.ts';
import { bodiesAndReplies } from './tables/bodies-and-replies.ts';
import { emailVerification } from './tables/email-verification.ts';
import { passwords, resets } from './tables/passwords.ts';
import { projectHeaders } from './tables/project-headers.ts';
import { projects } from './tables/projects.ts';
import type { Row } from './tables/row.ts';
import { sessions, tokens } from './tables/sessions.ts';
import { secondFactor, signInByMail } from './tables/sign-in-by-mail.ts';
import { trustedDomains } from './tables/trusted-domains.ts';
import { users } from './tables/users.ts';
import { validation } from './tables/validation.ts';
import { clientOf, start } from './world.ts';

const tables: Readonly<Record<string, readonly Row[]>> = {
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
};

describe.each(waysOf(clientOf))('$name', ({ open }) => {
  describe.each(Object.entries(tables))('%s', (_, rows) => {
    test.each(rows)('$title', async ({ options, settings, run }) => {
      const { mock, store } = start(options, settings);
      const { close, ...client } = await open(mock);
      try {
        await run({ mock, store, ...client });
      } finally {
        await close();
      }
    });
  });
});

test.each(Object.entries(tables))('has each fact of %s once', (_, rows) => {
  const titles = rows.map(({ title }) => title);

  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});
