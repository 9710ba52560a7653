import type { AnyPasswordReset } from '@resetkit/sdk';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { email, page, type World } from '../flow/world.ts';
import { backends } from './backends.ts';

// What a step accepts, its form accepts, and the form's output is what the step sends.

/** Kinds of errors that say that the input was not accepted. */
const REFUSED = /^(invalid-|redirect-|weak-password)/;

const mails = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'binary-ascii' }),
  fc.string().map((text) => `${text}@example.com`),
  fc.constantFrom(
    '',
    ' ',
    email,
    ` ${email}`,
    `${email}\n`,
    'ada@localhost',
    'ADA@EXAMPLE.COM',
    'a@@b.c',
    'ádá@example.com',
  ),
);
const pages = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(page, '', ' ', '/reset', 'localhost', 'myapp://reset', 'https://', 'HTTPS://App.Example.com:8443/x'),
);
const space = fc.constantFrom('', ' ', '\n', '\t', '\u00a0', '\r\n');
const passwords = fc.oneof(
  fc.string({ maxLength: 90 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '',
    'Ab1!',
    'Difference-Engine-1822',
    `${'Ab1!'.repeat(18)}`,
    `${'Ab1!'.repeat(18)}x`,
    'Ada-Lovelace-\ud800-1',
  ),
);

async function openReady(world: World): Promise<AnyPasswordReset> {
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request({ email, redirectTo: page }).orThrow();
  if (next === 'code') await reset.exchange?.(await world.code()).orThrow();
  else reset.readLink(await world.follow());
  return reset;
}

describe.each(backends)('$name', ({ make, forms }) => {
  test('what `request` accepts, its form accepts as it is', async () => {
    const world = await make('in-process');
    const reset: AnyPasswordReset = world.flow();
    const accepted = fc.asyncProperty(mails, pages, async (email, redirectTo) => {
      const { error } = await reset.request({ email, redirectTo });
      if (error && REFUSED.test(error.kind)) return;
      expect(forms.requestForm.safeParse({ email, redirectTo })).toEqual({
        success: true,
        data: { email, redirectTo },
      });
    });

    await fc.assert(accepted, { numRuns: 200 });
  });

  test('what `confirm` accepts, its form accepts as it is', async () => {
    const world = await make('in-process');
    const { data: rules } = await world.flow().passwordRules();
    const accepted = fc.asyncProperty(passwords, async (newPassword) => {
      const reset = await openReady(world);
      const { error } = await reset.confirm({ newPassword });
      if (error && REFUSED.test(error.kind)) return;
      const values = { newPassword, repeated: newPassword };
      expect(forms.passwordForm(rules).safeParse(values)).toEqual({ success: true, data: values });
    });

    await fc.assert(accepted, { numRuns: 60 });
  });
});

const byCode = backends.filter(({ name }) => name.endsWith('by code'));

test.each(byCode)(
  '$name: a code that `exchange` accepts, its form accepts, and gives what is sent',
  async ({ make, forms: { codeForm } }) => {
    const world = await make('in-process');
    const accepted = fc.asyncProperty(fc.array(space, { minLength: 7, maxLength: 7 }), async (spaces) => {
      const reset: AnyPasswordReset = world.flow();
      await reset.request({ email, redirectTo: page });
      const code = await world.code();
      const typed = spaces.map((one, index) => one + code.charAt(index)).join('');

      expect((await reset.exchange?.(typed))?.error).toBeUndefined();
      expect(codeForm?.safeParse({ code: typed })).toEqual({ success: true, data: { code } });
    });

    await fc.assert(accepted, { numRuns: 50 });
  },
);
