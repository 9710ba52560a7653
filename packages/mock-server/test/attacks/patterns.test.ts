import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactText } from '../../src/core/journal/redact.ts';
import { likePattern } from '../../src/core/like-pattern.ts';
import { withoutElements } from '../../src/core/without-elements.ts';
import { dots, hasDots } from '../../src/providers/stack-auth/validation/dots.ts';
import { matchesGlob } from '../../src/providers/supabase/glob.ts';

// The first tests would run for minutes or for ever if there were a step for each pair of characters.

test('Stack Auth words an address of forty thousand signs', async () => {
  const mock = createMockServer(stackAuth());
  const { projectId, publishableClientKey } = await mock.options.get();

  const reply = await mock.fetch('/api/v1/auth/password/sign-up', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-stack-access-type': 'client',
      'x-stack-project-id': projectId,
      'x-stack-publishable-client-key': publishableClientKey,
    },
    body: JSON.stringify({ email: `http://${'@'.repeat(400_000)}`, password: 'Analytical-Engine-1843' }),
  });

  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain(
    'body.email must match the following: \\"/^[^.]+(\\\\.[^.]+)*@.*\\\\.[^.][^.]+$/\\"',
  );
});

const stars = `https://${'*a'.repeat(20)}b/`;
const long = `https://${'a'.repeat(20_000)}/`;

test('InsForge compares a long URL with a glob of many stars', async () => {
  const mock = createMockServer(insforge({ resetPasswordMethod: 'link', allowedRedirectUrls: [stars] }), {
    seed: [insforge().demo],
  });

  const reply = await mock.fetch('/api/auth/email/send-reset-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com', redirectTo: long }),
  });

  expect(reply.status).toBe(400);
});

test('Supabase compares a long URL with a glob of many stars', async () => {
  const mock = createMockServer(supabase({ uriAllowList: [stars] }), { seed: [supabase().demo] });
  const { anonKey } = await mock.options.get();

  const reply = await mock.fetch(`/auth/v1/recover?redirect_to=${long}`, {
    method: 'POST',
    headers: { apikey: anonKey, 'content-type': 'application/json' },
    body: '{"email":"ada@example.com"}',
  });

  expect(reply.status).toBe(200);
});

test('Unleash searches for a text of many wildcards', async () => {
  const mock = createMockServer(unleash(), { seed: [{ ...unleash().demo, name: 'a'.repeat(5_000) }] });
  const { apiTokens } = await mock.options.get();

  const reply = await mock.fetch(`/api/admin/user-admin/search?q=${'%25a'.repeat(20)}b`, {
    headers: { authorization: apiTokens.admin[0] ?? '' },
  });

  expect([reply.status, await reply.json()]).toEqual([200, []]);
});

// What replaces a pattern decides as the pattern did.

const signs = (characters: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 });

test('an address matches the second rule of Stack Auth if it matches its regular expression', () => {
  expect(dots).toBe(String(/^[^.]+(\.[^.]+)*@.*\.[^.][^.]+$/));
  fc.assert(
    fc.property(signs('ab.@\n'), (text) => {
      expect(hasDots(text)).toBe(/^[^.]+(\.[^.]+)*@.*\.[^.][^.]+$/.test(text));
    }),
    { numRuns: 1_000 },
  );
});

test('a glob of Supabase matches what its regular expression matched', () => {
  const pattern = (glob: string): RegExp =>
    new RegExp(
      `^${glob.replace(/\\(.)|\*\*|\*|\?|[\s\S]/gu, (part, escaped?: string) => {
        const literal = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
        if (escaped !== undefined) return literal(escaped);
        return { '**': '[\\s\\S]*', '*': '[^./]*', '?': '[^./]' }[part] ?? literal(part);
      })}$`,
      'u',
    );

  fc.assert(
    fc.property(signs('ab./*?\\'), signs('ab./'), (glob, url) => {
      expect(matchesGlob(url, glob)).toBe(pattern(glob).test(url));
    }),
  );
});

test.each([
  ['{a,b*}c', 'bxc', true],
  ['{a,b}', 'c', false],
  ['[a-c]', 'b', true],
  ['[!a-c]', 'b', false],
  ['[!]', '!', true],
  ['[c-a]', 'b', false],
  ['a[', 'a[', true],
  ['a{b', 'a{b', true],
])('the glob %s and %s: %s', (glob, url, expected) => {
  expect(matchesGlob(url, glob)).toBe(expected);
});

test('a pattern of LIKE matches what its regular expression matched', () => {
  const expression = (pattern: string): RegExp =>
    new RegExp(
      `^${pattern.replaceAll(/\\(.)|[\s\S]/gsu, (part, escaped?: string) => {
        const literal = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
        if (escaped !== undefined) return literal(escaped);
        if (part === '%') return '.*';
        return part === '_' ? '.' : literal(part);
      })}$`,
      'isu',
    );

  fc.assert(
    fc.property(signs('aB%_\\.'), signs('Ab.%\\'), (pattern, text) => {
      expect(likePattern(pattern, { ignoreCase: true }).test(text)).toBe(expression(pattern).test(text));
    }),
  );
});

test('elements are taken out as their regular expression did', () => {
  const parts = fc.array(
    fc.constantFrom('<style', '<script', '>', '</style>', '</script>', '<!--', '-->', 'a', ' ', '<'),
    {
      maxLength: 12,
    },
  );

  fc.assert(
    fc.property(parts, (list) => {
      const html = list.join('');
      const expected = html.replace(/<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, '');
      expect(withoutElements(html, ['script', 'style'], '')).toBe(expected);
    }),
  );
});

test('tokens are hidden as their regular expression did', () => {
  const parts = fc.array(fc.constantFrom('eyJ', 'a', '.', '-', ' ', 'x.y', '/'), { maxLength: 14 });

  fc.assert(
    fc.property(parts, (list) => {
      const text = list.join('');
      expect(redactText(text)).toBe(text.replace(/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[hidden]'));
    }),
  );
});
